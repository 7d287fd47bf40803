//! The headers that protect who reads an answer, whoever gives it.

/// What every answer says; its policy is of its own.
pub(crate) const PROTECTING: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("referrer-policy", "same-origin"),
];

/// Asserts that an answer has them, with a policy that allows nothing by default and nothing
/// unsafe; returns the policy.
pub(crate) fn assert_protecting<'answer>(
    what: &str,
    header: impl Fn(&str) -> &'answer str,
) -> &'answer str {
    for (name, value) in PROTECTING {
        assert_eq!(header(name), value, "{name} of {what}");
    }
    let policy = header("content-security-policy");
    assert!(policy.starts_with("default-src 'none';"), "{what}: {policy}");
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    policy
}
