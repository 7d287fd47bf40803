//! A service with two cases, each with a time of its own: a card, new or lost.

use serde_json::{Value, json};

use crate::world::site::World;

/// Where its form goes.
pub(crate) const ACTION: &str = "/api/forms/dinas/kartu";
/// The name of the case `baru` in receipt and mails.
pub(crate) const NEW: &str = "Kartu baru";

/// Makes a site with a form for the card.
pub(crate) fn world(form: Value) -> World {
    World::with(|manifest| {
        let mut entry = manifest["forms"]["kominfo/lock"].clone();
        entry["form"] = form;
        entry["due"] = Value::Null;
        entry["time"] = json!("Lihat rincian");
        entry["cases"] = json!({
            "baru": { "name": NEW, "due": { "working_days": 3 }, "time": "3 hari kerja" },
            "hilang": { "name": "Kartu hilang", "due": null, "time": null },
        });
        manifest["forms"]["dinas/kartu"] = entry;
    })
}
