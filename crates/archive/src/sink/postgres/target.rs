//! Where the server is, and how it is called without giving the password away.

use std::time::Duration;
use std::{env, fmt};

use postgres::Config;
use postgres::config::Host;

use crate::error::SinkError;

/// What the URL says, and the variables PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE where it is silent.
pub(super) fn config(url: &str) -> Result<Config, SinkError> {
    // The parser's message could quote the URL, password and all.
    let mut config: Config = url
        .parse()
        .map_err(|_| SinkError::new("the PostgreSQL URL", "cannot be read; it should be like postgres://user@host:5432/database"))?;
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    if config.get_hosts().is_empty() {
        config.host(variable("PGHOST").as_deref().unwrap_or("localhost"));
    }
    if let (true, Some(port)) = (config.get_ports().is_empty(), variable("PGPORT").and_then(|port| port.parse().ok())) {
        config.port(port);
    }
    if let (None, Some(user)) = (config.get_user(), variable("PGUSER").or_else(|| variable("USER"))) {
        config.user(&user);
    }
    if let (None, Some(password)) = (config.get_password(), variable("PGPASSWORD")) {
        config.password(password);
    }
    if let (None, Some(name)) = (config.get_dbname(), variable("PGDATABASE")) {
        config.dbname(&name);
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    if config.get_application_name().is_none() {
        config.application_name("dateline");
    }
    Ok(config)
}

/// The URL without its password.
pub(super) struct Shown<'a>(pub &'a Config);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgres://")?;
        if let Some(user) = self.0.get_user() {
            write!(f, "{user}@")?;
        }
        match self.0.get_hosts().first() {
            Some(Host::Tcp(name)) => f.write_str(name)?,
            #[cfg(unix)]
            Some(Host::Unix(path)) => write!(f, "{}", path.display())?,
            None => {}
        }
        if let Some(port) = self.0.get_ports().first() {
            write!(f, ":{port}")?;
        }
        write!(f, "/{}", self.0.get_dbname().or(self.0.get_user()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let config = config("postgres://ann:s3cret@db.example.org:5433/news").expect("a URL");
        assert_eq!(Shown(&config).to_string(), "postgres://ann@db.example.org:5433/news");
        assert_eq!(config.get_password(), Some(&b"s3cret"[..]));
        let error = super::config("postgres://ann:s3cret@[/news").expect_err("no URL").to_string();
        assert!(!error.contains("s3cret"), "{error}");
    }
}
