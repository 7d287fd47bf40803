//! Sheets of standards: a row a service, by what their columns mean.

use std::path::Path;

use super::super::ended::{Ended, Failure};
use super::super::{file, terminal};
use super::{Import, several_under_one_name};
use crate::command_language::CommandLanguage;
use crate::import::{Headed, Sheet, mapping};

impl Import<'_> {
    /// Brings in the services of sheets, or writes what their columns mean, to be looked through.
    pub(super) fn sheets(&mut self, path: &Path, sheets: &[Sheet]) -> Result<Ended, Failure> {
        let sheets = || sheets.iter().filter(|sheet| !sheet.is_empty());
        if let Some(map) = self.arguments.map.as_deref().filter(|map| !map.exists()) {
            return self.write_mapping(map, sheets());
        }
        let mut ended = Ended::Well;
        for sheet in sheets() {
            let Some(headed) = sheet.headed(&self.columns) else {
                self.tell_unknown(path, sheet)?;
                ended = Ended::WithProblems;
                continue;
            };
            let documents = headed.documents();
            if self.arguments.id.is_some() && documents.len() > 1 {
                return Err(several_under_one_name(self.language).into());
            }
            for document in documents {
                ended = ended.and(self.document(path, &document)?);
            }
        }
        Ok(ended)
    }

    fn write_mapping<'sheet>(
        &self,
        map: &Path,
        sheets: impl Iterator<Item = &'sheet Sheet>,
    ) -> Result<Ended, Failure> {
        let columns = &self.columns;
        let headed =
            |sheet: &'sheet Sheet| sheet.headed(columns).or_else(|| sheet.guessed(columns));
        let headed: Vec<_> = sheets.filter_map(headed).collect();
        let text = mapping(headed.iter().flat_map(Headed::samples));
        file::create(map, &text)?;
        let words = self.language.pick(
            "dibuat; periksa arti setiap kolom, lalu jalankan perintah yang sama sekali lagi",
            "written; look through what each column means, then run the same command again",
        );
        terminal::say(format!("{}: {words}", map.display()))?;
        Ok(Ended::Well)
    }

    fn tell_unknown(&self, path: &Path, Sheet { name, .. }: &Sheet) -> Result<(), Failure> {
        let path = path.display();
        let words = match (self.language, name.as_str()) {
            (CommandLanguage::Indonesian, "") => "kolom nama layanan tidak ditemukan; sebutkan arti kolomnya dengan `--map kolom.yaml`".to_owned(),
            (CommandLanguage::English, "") => "no column is the name of a service; say what the columns mean, with `--map columns.yaml`".to_owned(),
            (CommandLanguage::Indonesian, name) => format!("lembar `{name}`: kolom nama layanan tidak ditemukan; sebutkan arti kolomnya dengan `--map kolom.yaml`"),
            (CommandLanguage::English, name) => format!("sheet `{name}`: no column is the name of a service; say what the columns mean, with `--map columns.yaml`"),
        };
        terminal::tell(format!("{path}: {words}\n"))?;
        Ok(())
    }
}
