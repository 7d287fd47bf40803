// An applicant who cannot exist, and what she sends; the same as in the other suites.

/** What Sari types under each name. */
export const typed = {
  nama: "Sari Contoh Ningrum",
  nik: "3375015501900001",
  nip: "199001152015012001",
  jabatan: "Pranata Komputer Ahli Muda",
  unit_kerja: "Kecamatan Contoh Barat",
  email: "sari.contoh@pekalongankota.go.id",
  telepon: "0812-3456-7890",
};

/** The smallest file that is a PDF by its content. */
export const statement = {
  name: "surat.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  ),
};

/** The whole form, as a browser posts it. */
export const sari = () => ({ ...typed, surat_pernyataan: statement, persetujuan: "ya" });
