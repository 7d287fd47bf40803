"""Writes the same services as a site of Hugo: the same data and texts, in templates of its own."""

import pathlib
import shutil

LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
{{ with .Params.summary }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ .Site.Title }}</p></footer>
</body>
</html>
""",
    "index.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> ({{ len .RegularPages }})</li>{{ end }}</ul>
{{ end }}
""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ .Params.address }} {{ .Params.email }}</p>
<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>: {{ .Params.summary }}</li>{{ end }}</ul>
{{ end }}
""",
    "_default/single.html": """{{ define "main" }}<nav><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a></nav>
<h1>{{ .Title }}</h1>
<p>{{ .Params.summary }}</p>
<dl><dt>Waktu</dt><dd>{{ .Params.time }}</dd><dt>Biaya</dt><dd>{{ .Params.cost }}</dd>
<dt>Dasar</dt><dd>{{ .Params.decree.number }} ({{ .Params.decree.year }})</dd></dl>
<h2>Persyaratan</h2><ul>{{ range .Params.requirements }}<li>{{ . }}</li>{{ end }}</ul>
<h2>Prosedur</h2><ol>{{ range .Params.steps }}<li><b>{{ .actor }}</b> {{ .text }}{{ with .time }} ({{ . }}){{ end }}</li>{{ end }}</ol>
<h2>Produk</h2><ul>{{ range .Params.products }}<li>{{ . }}</li>{{ end }}</ul>
{{ with .CurrentSection.Params.complaints }}<h2>Pengaduan</h2><p>{{ .officer.name }}</p>
<ul>{{ range .direct }}<li>{{ . }}</li>{{ end }}</ul>{{ end }}
{{ .Content }}
{{ end }}
""",
}


def write(folder, content):
    """Writes a site of Hugo from the content of a site of loket."""
    folder = pathlib.Path(folder)
    (folder / "layouts" / "_default").mkdir(parents=True)
    for name, text in LAYOUTS.items():
        home = folder / "layouts" / ("_default" if name == "baseof.html" else "")
        (home / name).write_text(text)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://layanan.contoh.go.id/"\ntitle = "Layanan Kota Contoh"\n'
        'languageCode = "id"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    )
    for agency in sorted(path for path in pathlib.Path(content).iterdir() if path.is_dir()):
        home = folder / "content" / agency.name
        home.mkdir(parents=True)
        data = (agency / "agency.yaml").read_text().replace("name:", "title:", 1)
        (home / "_index.md").write_text(f"---\n{data}---\n")
        for service in agency.glob("*.md"):
            if not service.name.endswith(".en.md"):
                shutil.copyfile(service, home / service.name)
