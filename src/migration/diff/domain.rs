use super::Differ;
use super::enumeration::is_made_anew;
use crate::dialect::DomainAt;
use crate::migration::render::{check, comment, object};
use crate::migration::{Hazard, Phase, Refusal, Step};
use crate::model::Domain;

impl<'a> Differ<'a> {
    /// Compares the domains, where the database has any; elsewhere the checks of the columns tell.
    pub(super) fn domains(&mut self) {
        let (from, to) = (self.from, self.to);
        for domain in from.domains.iter().filter(|it| to.domains.by_name(&it.name).is_none()) {
            let name = &domain.name;
            let step = Step::new(Phase::DomainsDropped, format!("Drop the domain {name}"), format!("drop {name}"));
            self.steps.push(step.run(object::drop_domain(domain, self.dialect)));
        }
        for domain in &to.domains {
            let name = &domain.name;
            match from.domains.by_name(name) {
                None => {
                    let ty = self.dialect.domain_type(DomainAt { model: to, domain });
                    let step = Step::new(Phase::Types, format!("Create the domain {name}"), format!("create {name}"));
                    self.steps.push(step.run(object::create_domain(domain, &ty, self.dialect)));
                }
                Some(old) if is_made_anew(&domain.ty, from, to, self.dialect) && old.ty == domain.ty => {
                    self.swap_domain(old, domain)
                }
                Some(old) if self.dialect.has_domains() => self.changed_domain(old, domain),
                Some(_) => {}
            }
        }
    }

    fn changed_domain(&mut self, old: &Domain, new: &Domain) {
        let (name, dialect) = (&new.name, self.dialect);
        let (old_at, new_at) = (DomainAt { model: self.from, domain: old }, DomainAt { model: self.to, domain: new });
        if old.ty != new.ty || self.dialect.domain_type(old_at) != self.dialect.domain_type(new_at) {
            self.refusals.push(Refusal::domain_type(name));
            return;
        }
        let quoted = dialect.domain_name(new);
        let mut actions = Vec::new();
        let definitions = |domain: &Domain| -> Vec<_> {
            domain.checks.iter().filter_map(|it| Some((it.name.clone(), check::definition(it, dialect)?))).collect()
        };
        let (had, has) = (definitions(old), definitions(new));
        let gone = had.iter().filter(|it| !has.contains(it));
        actions.extend(gone.map(|(name, _)| format!("DROP CONSTRAINT {}", dialect.quote(name))));
        if old.default != new.default {
            actions.push(match &new.default {
                Some(default) => format!("SET DEFAULT {}", dialect.default_value(&new.ty, default)),
                None => "DROP DEFAULT".to_owned(),
            });
        }
        if old.not_null != new.not_null {
            actions.push(if new.not_null { "SET NOT NULL" } else { "DROP NOT NULL" }.to_owned());
        }
        let come: Vec<_> = has.iter().filter(|it| !had.contains(it)).collect();
        actions.extend(come.iter().map(|(_, definition)| format!("ADD {definition}")));
        let asks = !come.is_empty() || new.not_null && !old.not_null;
        let hazards = [Hazard::FailsOnRows, Hazard::BlocksOthers].into_iter().filter(|_| asks);
        let step = Step::new(Phase::Types, format!("Change the domain {name}"), format!("change {name}"));
        let statements = actions.into_iter().map(|action| format!("ALTER DOMAIN {quoted} {action}"));
        self.steps.push(step.hazards(hazards).run(statements));
        if old.doc != new.doc {
            let step = Step::new(Phase::Comments, format!("Document the domain {name}"), format!("document {name}"));
            self.steps.push(step.run([comment::on("DOMAIN", &quoted, new.doc.as_deref(), dialect)]));
        }
    }
}
