//! Media types by the names of files, for `loket serve` and for static hosts that do not know them.

/// Returns the media type of a file of the site.
#[must_use]
pub fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "csv" => "text/csv; charset=utf-8; header=present",
        "atom" => "application/atom+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Returns whether a file of this name becomes much smaller when it is compressed.
#[must_use]
pub fn is_compressible(path: &str) -> bool {
    let media_type = of(path);
    media_type.starts_with("text/")
        || media_type.starts_with("image/svg")
        || (media_type.starts_with("application/")
            && !matches!(media_type, "application/octet-stream" | "application/pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_file_tells_and_not_that_of_its_folder() {
        assert_eq!(of("kominfo/lock/index.json"), "application/json");
        assert_eq!(of("situs.html/berkas"), "application/octet-stream");
        assert_eq!(of("_headers"), "application/octet-stream");
    }

    #[test]
    fn what_is_packed_already_is_left_as_it_is() {
        assert!(is_compressible("index.html") && is_compressible("data/catalogue.jsonld"));
        assert!(!is_compressible("foto.jpg") && !is_compressible("surat.pdf"));
    }
}
