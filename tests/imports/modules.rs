//! Which file imports which, by the tokens of their code.
//!
//! - Every path counts: in a `use`, in code, in the arguments of a macro. Comments, strings
//!   and what is `#[cfg(test)]` do not, nor does the name of a module alone.
//! - A path leads to the file that defines its item: names that a module only passes on
//!   are followed to where they come from, within the crate.
//! - `mod child;` and `pub use child::Item;` say what there is and where it is found. A
//!   file whose code then names `Item` imports the child.
//! - Methods and macros by their name alone are not seen.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The names from the root of a crate to a module, without `crate`.
type ModulePath = Vec<String>;

/// A file names what another one defines.
pub(crate) struct Import {
    module: ModulePath,
    target: ModulePath,
    pub(crate) file: String,
    pub(crate) imported_file: String,
    line: usize,
}

impl Import {
    /// The module whose folder holds both files.
    pub(crate) fn common(&self) -> &[String] {
        let pairs = self.module.iter().zip(&self.target);
        self.module.split_at(pairs.take_while(|(from, to)| from == to).count()).0
    }

    /// The child of the common module that each end belongs to; none is that module itself.
    pub(crate) fn points(&self) -> (Option<&String>, Option<&String>) {
        let at = self.common().len();
        (self.module.get(at), self.target.get(at))
    }
}

impl Display for Import {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} → {}", self.file, self.line, self.imported_file)
    }
}

#[derive(Default)]
struct Module {
    file: PathBuf,
    children: Vec<String>,
    /// Names from elsewhere, with the path that each was imported by.
    names: BTreeMap<String, Vec<String>>,
    mentions: Vec<Mention>,
}

struct Mention {
    path: Vec<String>,
    line: usize,
    /// `pub use`: what is named is passed on, not used.
    passes_on: bool,
}

/// The modules of a crate.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

impl Modules {
    /// Reads a crate from its first file on.
    pub(crate) fn read(root: &Path) -> Self {
        let mut modules = Self::default();
        modules.read_file(&vec![], root.to_owned(), root.parent().expect("a folder"));
        modules
    }

    /// The first import of each module from each other file.
    pub(crate) fn imports(&self, top: &Path) -> Vec<Import> {
        let name = |file: &Path| file.strip_prefix(top).unwrap_or(file).display().to_string();
        let mut imports = BTreeMap::new();
        for (path, module) in &self.0 {
            for Mention { path: mention, line, passes_on } in &module.mentions {
                let (target, is_module) = self.origin(path, mention, 0);
                let Some(Module { file: imported_file, .. }) = self.0.get(&target) else {
                    continue;
                };
                if is_module
                    || *imported_file == module.file
                    || *passes_on && target.starts_with(path)
                {
                    continue;
                }
                imports.entry((path, target.clone())).or_insert_with(|| Import {
                    module: path.clone(),
                    target,
                    file: name(&module.file),
                    imported_file: name(imported_file),
                    line: *line,
                });
            }
        }
        imports.into_values().collect()
    }

    /// The module that defines what a path within `module` names, and whether the path
    /// names that module itself. What comes from outside counts as defined where it is named.
    fn origin(&self, module: &ModulePath, path: &[String], depth: usize) -> (ModulePath, bool) {
        let mut here = module.clone();
        for (at, name) in path.iter().enumerate() {
            let Some(known) = self.0.get(&here).filter(|_| depth < 16) else { break };
            let is_child = known.children.contains(name);
            let is_last = at + 1 == path.len();
            match (name.as_str(), known.names.get(name)) {
                ("crate", _) => here.clear(),
                ("self", _) => {}
                ("super", _) => drop(here.pop()),
                // A module and a function may have one name.
                (_, Some(names)) if is_last || !is_child => {
                    let (target, is_module) = self.origin(&here, names, depth + 1);
                    if !is_module {
                        return (target, false);
                    }
                    here = target;
                }
                _ if is_child => here.push(name.clone()),
                _ => return (here, false),
            }
        }
        (here, true)
    }

    fn read_file(&mut self, module: &ModulePath, file: PathBuf, folder: &Path) {
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let tokens = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.0.insert(module.clone(), Module { file, ..Module::default() });
        self.read_tokens(module, tokens, folder);
    }

    /// `folder` holds the files of the modules that the tokens declare.
    fn read_tokens(&mut self, module: &ModulePath, tokens: TokenStream, folder: &Path) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let text: Vec<_> = tokens.iter().map(short).collect();
        let mut elsewhere = None;
        let mut at = 0;
        while let Some((token, rest)) = tokens.get(at..).and_then(<[_]>::split_first) {
            let line = token.span().start().line;
            let before = if at == 0 { "" } else { &text[at - 1] };
            at += 1;
            match (&*text[at - 1], token, rest) {
                ("#", _, [TokenTree::Group(attribute), ..]) => {
                    let attribute = attribute.stream().to_string().replace(' ', "");
                    if attribute == "cfg(test)" {
                        let end = text[at + 1..].iter().position(|text| text == ";" || text == "{");
                        at += end.map_or(rest.len(), |end| end + 2);
                    }
                    if let Some(path) = attribute.strip_prefix("path=") {
                        elsewhere = Some(path.replace('"', ""));
                    }
                }
                ("mod", _, [TokenTree::Ident(name), body, ..]) => {
                    let name = name.to_string();
                    let child = [&module[..], std::slice::from_ref(&name)].concat();
                    let below = folder.join(&name);
                    self.module(module).children.push(name);
                    if let TokenTree::Group(body) = body {
                        let file = self.module(module).file.clone();
                        self.0.insert(child.clone(), Module { file, ..Module::default() });
                        self.read_tokens(&child, body.stream(), &below);
                    } else {
                        let given = elsewhere.take().map(|path| folder.join(path));
                        let file = given.unwrap_or_else(|| below.with_extension("rs"));
                        let is_mod = file.ends_with("mod.rs");
                        let below =
                            if is_mod { file.parent().expect("a folder").into() } else { below };
                        self.read_file(&child, file, &below);
                    }
                    at += 2;
                }
                // Not `impl Trait + use<'_>`.
                ("use", _, _) if text.get(at).is_some_and(|next| next != "<") => {
                    let end = text[at..].iter().position(|text| text == ";").unwrap_or(rest.len());
                    for (name, path) in leaves(&[], &rest[..end]) {
                        self.module(module).names.insert(name, path.clone());
                        let passes_on = before == "pub" || before == "(";
                        self.module(module).mentions.push(Mention { path, line, passes_on });
                    }
                    at += end;
                }
                (_, TokenTree::Group(group), _) => {
                    self.read_tokens(module, group.stream(), folder);
                }
                (name, TokenTree::Ident(_), _) => {
                    let mut path = vec![name.to_owned()];
                    while let [colon, _, TokenTree::Ident(next), ..] = &tokens[at..]
                        && is_joint_colon(colon)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    // Neither methods and fields nor what is reached through a type.
                    let from_root =
                        at >= path.len() * 3 && is_joint_colon(&tokens[at - path.len() * 3]);
                    if before != "." && before != "'" && !from_root {
                        let mention = Mention { path, line, passes_on: false };
                        self.module(module).mentions.push(mention);
                    }
                }
                _ => {}
            }
        }
    }

    fn module(&mut self, path: &ModulePath) -> &mut Module {
        self.0.get_mut(path).expect("a module that is being read")
    }
}

/// The word or sign, or how a group begins.
fn short(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => "{".to_owned(),
        TokenTree::Group(_) => "(".to_owned(),
        token => token.to_string(),
    }
}

fn is_joint_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if sign.as_char() == ':' && sign.spacing() == Spacing::Joint)
}

/// The names that a tree of `use` makes, each with its path.
fn leaves(prefix: &[String], tree: &[TokenTree]) -> Vec<(String, Vec<String>)> {
    let mut path = prefix.to_vec();
    let mut name = None;
    for (at, token) in tree.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let tokens: Vec<_> = group.stream().into_iter().collect();
                let parts = tokens.split(|token| short(token) == ",");
                return parts
                    .filter(|part| !part.is_empty())
                    .flat_map(|part| leaves(&path, part))
                    .collect();
            }
            TokenTree::Ident(word) if word == "as" => {
                name = tree.get(at + 1).map(short);
                break;
            }
            TokenTree::Punct(sign) if sign.as_char() != '*' => {}
            token => path.push(token.to_string()),
        }
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
    vec![(name, path)]
}
