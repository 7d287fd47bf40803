//! A mail server that is right and slow, while an applicant waits: each phase has its own time.

use std::net::SocketAddr;
use std::thread;

use crate::support::http::{Message, send};
use crate::support::mailbox::{END, GREETING, Mailbox, SILENCE};
use crate::support::process::Program;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, manifest};

/// Starts the program without a spool.
fn listen(mailbox: &Mailbox, phases: &str) -> (Program, SocketAddr) {
    let url = mailbox.url();
    Program::listen_with(&manifest(), &[("LOKET_MAIL", &url), ("LOKET_MAIL_PHASES", phases)])
}

fn post(address: SocketAddr) -> Message {
    let posting = Posting::of_sari();
    send(address, "POST", ACTION, &posting.headers(), &posting.body())
}

#[test]
fn a_mail_server_that_is_slow_in_any_phase_is_waited_for() {
    let mailbox = Mailbox::start();
    let (program, address) = listen(&mailbox, "");
    for phase in [GREETING, "EHLO", "MAIL", "RCPT", "DATA", END] {
        mailbox.plan(&[(phase, SILENCE)]);
        let answer = thread::scope(|scope| {
            let posted = scope.spawn(|| post(address));
            mailbox.wait_for_silence();
            mailbox.plan(&[]);
            posted.join().expect("an answer")
        });
        assert_eq!(answer.status(), 303, "{phase}: {}", answer.text());
    }
    program.assert_discreet();
}

#[test]
fn a_phase_that_takes_too_long_is_named_and_only_after_the_last_byte_it_is_uncertain() {
    for (phase, phases, code, words) in [
        (GREETING, "greeting=1", "smtp_greeting_timeout", "belum kami terima"),
        ("RCPT", "command=1", "smtp_command_timeout", "belum kami terima"),
        (END, "end=1", "smtp_end_timeout", "Belum pasti apakah"),
    ] {
        let mailbox = Mailbox::start();
        let (program, address) = listen(&mailbox, phases);
        mailbox.plan(&[(phase, SILENCE)]);
        let answer = post(address);
        assert_eq!(answer.status(), 503, "{phase}");
        assert!(answer.text().contains(words), "{phase}: {}", answer.text());
        program.wait_for(code);
        program.assert_discreet();
    }
}
