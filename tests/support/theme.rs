//! An applicant who cannot exist, and what she types.

/// What Sari types into the fields of one line; she is invented, and so are her numbers.
pub(crate) const SARI: [(&str, &str); 7] = [
    ("nama", "Sari Contoh Ningrum"),
    ("nik", "3375015501900001"),
    ("nip", "199001152015012001"),
    ("jabatan", "Pranata Komputer Ahli Muda"),
    ("unit_kerja", "Kecamatan Contoh Barat"),
    ("email", "sari.contoh@pekalongankota.go.id"),
    ("telepon", "0812-3456-7890"),
];
