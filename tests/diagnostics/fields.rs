//! Slips in the rules of fields.

use crate::site::Site;

const SERVICE: &str = "content/dinas/surat.md";

/// Returns what is told of a form with such a field in front of the others.
fn told(field: &str) -> Vec<String> {
    let site = Site::valid();
    let fields = format!("  fields:\n    - {{ name: modal, label: Modal, {field} }}\n");
    let mut told = site.edit(SERVICE, "  fields:\n", &fields).places();
    told.retain(|place| place.contains(SERVICE));
    told
}

#[test]
fn bounds_of_an_amount_are_written_as_amounts_are_elsewhere() {
    for bounds in ["min: Rp 50.000, max: 1 juta", "min: 50000", "max: '50.000,-'"] {
        assert_eq!(told(&format!("kind: money, {bounds}")), Vec::<String>::new(), "{bounds}");
    }
    for (bounds, expected) in [
        ("min: sedikit", "error field-bound content/dinas/surat.md:38:54"),
        ("max: 'Rp 0,5'", "error field-bound content/dinas/surat.md:38:54"),
        ("min: 1 juta, max: 500 ribu", "error lengths content/dinas/surat.md:38:54"),
        ("decimals: 2", "error field-key content/dinas/surat.md:38:49"),
    ] {
        assert_eq!(told(&format!("kind: money, {bounds}")), [expected], "{bounds}");
    }
}
