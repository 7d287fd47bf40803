//! What a person should look at in a draft, as its comments say it.

/// Why something needs a decision.
#[derive(Debug, Clone, Copy)]
pub(super) enum Advice {
    /// Lines of the head that are no title.
    Head,
    /// The head of a table.
    TableHead,
    /// Remarks on the source.
    Source,
    /// Words left over.
    LeftOver,
    /// Words that were struck out.
    Deleted,
    /// What stands in columns that are not known.
    Column,
    /// Words without which a list begins.
    Lead,
    /// A time that is not understood.
    Time,
    /// Opening hours where a time should stand.
    Hours,
    /// A cost that is not understood.
    Cost,
    /// Requirements under several headings.
    Groups,
    /// One of several documents.
    Either,
    /// Products in running text.
    Products,
    /// A procedure in running text.
    Steps,
    /// Ways to complain in running text.
    Complaints,
    /// The source is cut off here.
    Cut,
    /// No component was recognised.
    NoComponents,
    /// No line of the source is a title.
    NoTitle,
}

impl Advice {
    /// Says it in the language of content.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Head => "kepala standar; pastikan isinya ada di `agency.yaml` atau di judul",
            Self::TableHead => "kepala tabel di sumber",
            Self::Source => "catatan di berkas sumber",
            Self::LeftOver => "kata yang belum ada tempatnya",
            Self::Deleted => "sudah dicoret di sumber (lacak perubahan)",
            Self::Column => "kolom yang belum ada artinya; sebutkan artinya dengan `--map`",
            Self::Lead => "pengantar daftar ini di sumber",
            Self::Time => {
                "waktu ini tidak terbaca pasti; jika jelas, tulis misalnya `time: 3 hari kerja`"
            }
            Self::Hours => {
                "ini jam pelayanan, bukan lama penyelesaian; pindahkan ke `hours` atau `channels`"
            }
            Self::Cost => {
                "biaya ini tidak terbaca pasti; jika jelas, tulis misalnya `cost: Rp 30.000`"
            }
            Self::Groups => "jika pemohon hanya memenuhi satu kelompok, jadikan `cases`",
            Self::Either => "jika salah satu saja cukup, tulis dengan `any_of`",
            Self::Products => "jika ini beberapa produk, tulis sebagai daftar",
            Self::Steps => {
                "jika ini beberapa langkah, tulis sebagai daftar dengan `actor` dan `text`"
            }
            Self::Complaints => {
                "jika ada nomor, alamat, atau langkah di dalamnya, tulis dengan kuncinya, misalnya `phones` atau `direct`"
            }
            Self::Cut => "sumbernya terpotong di sini; lengkapi dari SK",
            Self::NoComponents => {
                "judul komponen tidak ditemukan di sumber; pindahkan isinya ke kunci yang sesuai"
            }
            Self::NoTitle => "judul tidak ditemukan; periksa baris ini",
        }
    }
}
