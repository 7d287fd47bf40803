//! The program is killed at random instants: whoever has a receipt has a mail, and it is whole.

use std::collections::BTreeMap;
use std::io::{BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Mutex;
use std::time::Duration;

use super::spool::{Spooled, ids_of};
use crate::support::http::{Message, PATIENCE, request};
use crate::support::mail::Mail;
use crate::support::mailbox::{GREETING, Kept};
use crate::support::wait::wait_until;
use crate::world::answer::reference_of;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest};

/// How often the program is killed, unless `LOKET_KILLS` says otherwise.
const KILLS: u64 = 50;
/// What the instants are drawn from, unless `LOKET_SEED` says otherwise.
const SEED: u64 = 1;
/// How many send at the same time.
const CLIENTS: usize = 3;
/// The program is killed after less than so many receipts, and so many milliseconds more.
const LATEST: (u64, u64) = (4, 80);

fn number(variable: &str, usual: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "says how long the test goes on")]
    let text = std::env::var(variable).ok();
    text.map_or(usual, |text| text.parse().expect("a number"))
}

/// Draws numbers from a seed (a generator of Lehmer's).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        self.0 % end
    }
}

/// Posts an application; the reference, if a receipt came.
fn receipt(address: SocketAddr, posting: &Posting) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(&request("POST", ACTION, &posting.headers(), &posting.body())).ok()?;
    let answer = Message::read(&mut BufReader::new(stream))?;
    assert_eq!(answer.status(), 303, "{}", answer.text());
    Some(reference_of(answer.header("location")))
}

/// Posts one application after another, until the program is gone.
fn post_on(address: SocketAddr, client: &str, promised: &Mutex<Vec<String>>) {
    let of = |step: usize| Posting::of_sari().set("jabatan", format!("{client} {step}"));
    for reference in (0..).map_while(|step| receipt(address, &of(step))) {
        promised.lock().expect("whole").push(reference);
    }
}

#[test]
fn whoever_has_a_receipt_has_a_mail_however_often_the_program_is_killed() {
    let (kills, seed) = (number("LOKET_KILLS", KILLS), number("LOKET_SEED", SEED));
    let (spooled, mut chance) = (Spooled::new(&manifest()), Chance(seed));
    let promised = Mutex::new(Vec::new());
    let mut came: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut keep = |kept: Vec<Kept>| {
        for Kept { message, .. } in kept {
            let id = Mail::parse(&message).message_id;
            let first = came.entry(id).or_insert_with(|| message.clone());
            assert!(*first == message, "what is sent twice is the same");
        }
    };
    for kill in 0..kills {
        // Now and then nothing can be delivered, so that the next one finds something.
        let away: &[_] = if chance.below(3) == 0 { &[(GREETING, "421 later")] } else { &[] };
        spooled.mailbox.plan(away);
        let (program, address) = spooled.listen();
        let count = || promised.lock().expect("whole").len();
        let enough = count() + usize::try_from(chance.below(LATEST.0)).expect("small");
        let instant = Duration::from_millis(chance.below(LATEST.1));
        std::thread::scope(|scope| {
            for client in 0..CLIENTS {
                let (name, promised) = (format!("{kill}-{client}"), &promised);
                scope.spawn(move || post_on(address, &name, promised));
            }
            wait_until(|| count() >= enough, || format!("no receipt: {}", program.printed()));
            std::thread::sleep(instant);
            program.kill();
        });
        keep(spooled.mailbox.take());
    }
    spooled.mailbox.plan(&[]);
    let (program, _) = spooled.listen();
    spooled.wait_until_empty();
    keep(spooled.mailbox.take());
    let promised = promised.into_inner().expect("whole");
    for id in ids_of(&promised).iter().step_by(2) {
        assert!(came.contains_key(id), "a receipt without a mail: {id} (seed {seed})");
    }
    program.assert_discreet();
    println!("{kills} kills, {} receipts, {} mails", promised.len(), came.len());
}
