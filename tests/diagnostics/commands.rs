//! The commands that workflows, hooks, editors and guides are given: run as they stand there,
//! so that none of them names an option that is gone.

use std::process::Command;

use serde_json::Value as Json;
use serde_yaml::Value as Yaml;

use crate::site::{Site, read, repository};

fn text(file: &str) -> String {
    read(&repository(file))
}

fn yaml(file: &str) -> Yaml {
    serde_yaml::from_str(&text(file)).expect(file)
}

fn lines(value: &Yaml) -> Vec<String> {
    let lines = value.as_sequence().expect("a list").iter();
    lines.map(|line| line.as_str().expect("a text").to_owned()).collect()
}

/// A file that `loket new site` puts into a repository.
fn in_repository(name: &str) -> String {
    format!("generator/src/cli/new/repository/{name}")
}

/// A site with a mistake on the second line of one file.
fn broken() -> Site {
    let site = Site::valid();
    site.write("content/dinas/agency.yaml", "name: Dinas Contoh\nfaks: 1\n");
    site
}

/// What a shell said and came to.
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// Runs a script beside `content`, with loket where workflows bring it and on the path of the
/// shell.
fn run(site: &Site, shell: &[&str], script: &str) -> Ran {
    let built = site.path(".loket");
    std::fs::create_dir_all(&built).expect("a folder");
    if !built.join("loket").exists() {
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_loket"), built.join("loket"))
            .expect("a link");
    }
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", built.display());
    let output = Command::new("bash")
        .args(shell)
        .args(["-c", script])
        .current_dir(site.path("."))
        .env("PATH", path)
        .output()
        .expect("a shell");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    Ran { code: output.status.code(), stdout, stderr }
}

#[test]
fn the_workflow_of_github_annotates_the_broken_line_and_fails() {
    let workflow = yaml(&in_repository("github.yml"));
    let steps = workflow["jobs"]["periksa"]["steps"].as_sequence().expect("steps");
    let mut commands = steps.iter().filter_map(|step| step["run"].as_str());
    let check = commands.find(|command| command.contains("loket check")).expect("a check");
    // The shell of a step on Linux.
    let shell = ["-e"];
    let ran = run(&broken(), &shell, check);
    assert_eq!(ran.code, Some(1), "{}{}", ran.stdout, ran.stderr);
    let place = "::error file=content/dinas/agency.yaml,line=2,";
    assert!(ran.stdout.lines().any(|line| line.starts_with(place)), "{}", ran.stdout);
    assert_eq!(run(&Site::valid(), &shell, check).code, Some(0));
}

#[test]
fn the_job_of_gitlab_keeps_its_report_and_fails() {
    let job = &yaml(&in_repository("gitlab.yml"))["periksa"];
    let (script, shell) = (lines(&job["script"]).join("\n"), ["-eo", "pipefail"]);
    assert_eq!(job["artifacts"]["when"], "always", "also if the job fails");
    let artefact = job["artifacts"]["reports"]["codequality"].as_str().expect("a file");
    let report =
        |site: &Site| -> Json { serde_json::from_str(&site.read(artefact)).expect("JSON") };
    let site = broken();
    let ran = run(&site, &shell, &script);
    assert_eq!(ran.code, Some(1), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("--> content/dinas/agency.yaml:2:1"), "{}", ran.stdout);
    let report_of_broken = report(&site);
    let told = report_of_broken.as_array().expect("a list").iter();
    let path = "content/dinas/agency.yaml";
    let is_told =
        |one: &Json| one["location"]["path"] == path && one["location"]["lines"]["begin"] == 2;
    assert!(told.clone().any(is_told), "{report_of_broken}");
    let site = Site::valid();
    assert_eq!(run(&site, &shell, &script).code, Some(0));
    assert!(report(&site).is_array());
}

#[test]
fn a_commit_with_a_mistake_is_held_back() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hook = &hooks[0];
    assert_eq!(hook["id"], "loket-check");
    assert_eq!(hook["language"], "system");
    assert_eq!(hook["pass_filenames"], false, "loket reads the whole site");
    let entry = hook["entry"].as_str().expect("a command");
    let ran = run(&broken(), &[], entry);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stdout.contains("--> content/dinas/agency.yaml:2:1"), "{}", ran.stdout);
    assert_eq!(run(&Site::valid(), &[], entry).code, Some(0));
}

#[test]
fn the_task_of_the_editor_tells_the_place() {
    // JSON with remarks, each on a line of its own.
    let tasks = text(".vscode/tasks.json");
    let tasks = tasks.lines().filter(|line| !line.trim_start().starts_with("//"));
    let tasks: Json = serde_json::from_str(&tasks.collect::<String>()).expect("JSON");
    let command = tasks["tasks"][0]["command"].as_str().expect("a command");
    let ran = run(&broken(), &[], command);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stdout.contains("--> content/dinas/agency.yaml:2:1"), "{}", ran.stdout);
}

/// The commands that a text in Markdown shows, as they are typed behind `loket`.
fn shown(text: &str) -> Vec<String> {
    let spans = text.split('`').skip(1).step_by(2).map(str::to_owned);
    let lines = text.lines().map(|line| line.trim_start_matches(['$', ' ']).to_owned());
    let begins = ["loket ", "cargo run -- ", "cargo run --release -- "];
    let typed = |line: String| {
        let rest = begins.iter().find_map(|begin| line.strip_prefix(begin))?;
        (!rest.contains('\n')).then(|| rest.to_owned())
    };
    spans.chain(lines).filter_map(typed).collect()
}

#[test]
fn guides_name_only_commands_and_options_that_there_are() {
    let site = Site::valid();
    let mut count = 0;
    for file in ["README.md", "content/README.md", "deploy/README.md"] {
        for command in shown(&text(file)) {
            let mut words = command.split_whitespace();
            let name = words.next().expect("a command");
            let is_command = name.bytes().all(|byte| byte.is_ascii_lowercase());
            if !is_command {
                continue;
            }
            let help = run(&site, &[], &format!("loket {name} --help"));
            assert_eq!(help.code, Some(0), "{file}: `loket {command}`");
            // `new` has commands of its own.
            let inner = words.clone().next().filter(|_| name == "new");
            let help = inner
                .map_or(help, |inner| run(&site, &[], &format!("loket {name} {inner} --help")));
            assert_eq!(help.code, Some(0), "{file}: `loket {command}`");
            let options = words.filter(|word| word.starts_with("--"));
            for option in options.map(|word| word.split('=').next().unwrap_or(word)) {
                let is_known =
                    help.stdout.split([' ', '=', ',', '\n', '[']).any(|word| word == option);
                assert!(is_known, "{file}: `loket {command}`: no option {option}");
            }
            count += 1;
        }
    }
    assert!(count >= 10, "{count} commands");
}
