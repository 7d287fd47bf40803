//! One target under libFuzzer, named by `LOKET_FUZZ_TARGET`; see `tests/fuzz/run`.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use loket_fuzz::Target;

static TARGET: OnceLock<Target> = OnceLock::new();

fuzz_target!(
    init: {
        #[expect(clippy::disallowed_methods, reason = "libFuzzer has the arguments to itself")]
        let name = std::env::var("LOKET_FUZZ_TARGET").unwrap_or_default();
        let target = Target::named(&name);
        assert!(target.is_some(), "LOKET_FUZZ_TARGET names no target: `{name}`");
        TARGET.get_or_init(|| target.unwrap_or(Target::ALL[0]));
    },
    |bytes| {
        if let Some(target) = TARGET.get() {
            target.run(bytes);
        }
    }
);
