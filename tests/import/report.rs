//! The page to decide from: the source beside its draft.

use scraper::{Html, Selector};

use crate::site::{Site, fixtures};

#[test]
fn a_page_puts_the_source_beside_the_draft_and_leads_to_each_decision() {
    for (language, heading) in [("id", "Yang perlu diputuskan"), ("en", "To be decided")] {
        let site = Site::small();
        let path = fixtures("import/izin.docx").to_string_lossy().into_owned();
        let import = ["import", &path, "--agency", "dinas", "--id", "izin", "--report", "laporan"];
        let ran = site.run(&[import.as_slice(), &["--lang", language]].concat());
        assert!(ran.stdout.contains("laporan/izin.html"), "{}", ran.stdout);
        let page = Html::parse_document(&site.read("laporan/izin.html"));
        let all = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            let found = page.select(&selector).map(|it| it.text().collect::<String>());
            found.collect::<Vec<_>>()
        };
        assert_eq!(all("html[lang]").len(), 1);
        assert_eq!(all("#decisions"), [heading]);
        let draft = site.read("content/dinas/izin.md");
        let decided: Vec<String> = (1..)
            .zip(draft.lines())
            .filter(|(_, line)| line.trim_start().starts_with("# PERIKSA: "))
            .map(|(number, _)| format!("content/dinas/izin.md:{number}"))
            .collect();
        assert!(!decided.is_empty());
        assert_eq!(all("nav a"), decided);
        let links = Selector::parse("a[href^='#']").expect("a selector");
        for link in page.select(&links) {
            let target = link.value().attr("href").expect("a link");
            assert_eq!(all(&format!("[id='{}']", &target[1..])).len(), 1, "{target}");
        }
        let draft_of_page = all(".draft .words").join("\n");
        assert_eq!(draft_of_page, draft.trim_end());
        let source = all("section:not(.draft) .words").join("\n");
        for words in ["Standar Pelayanan Izin Contoh", "Fotokopi KTP 2 lembar", "3 lembar"] {
            assert!(source.contains(words), "{words}: {source}");
        }
        assert!(all("[src], link, script").is_empty(), "it needs nothing of elsewhere");
    }
}

#[test]
fn what_a_source_says_is_text_on_the_page_whatever_it_is() {
    let site = Site::small();
    site.write("izin.txt", "<script>alert(1)</script> & Izin\n\nBiaya\n\n<b>gratis</b> \"ya\"\n");
    site.run(&["import", "izin.txt", "--agency", "dinas", "--id", "izin", "--report", "laporan"]);
    let page = Html::parse_document(&site.read("laporan/izin.html"));
    assert!(page.select(&Selector::parse("script, b").expect("a selector")).next().is_none());
    let heading = page.select(&Selector::parse("h1").expect("a selector")).next();
    let said: String = heading.expect("a heading").text().collect();
    assert_eq!(said, "<script>alert(1)</script> & Izin");
}
