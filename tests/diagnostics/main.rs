//! What editors are told about content that is wrong.

fn main() {}
