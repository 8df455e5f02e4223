package org.jiheng.app.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.Offer;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Finding;
import org.jiheng.policy.rules.RuleBook;
import org.jiheng.policy.rules.RuleInfo;
import org.springframework.stereotype.Component;

/** 检查一个待收文件 — what the rules say of its forms as they stand now, corrections included, and the corrections they offer. */
@Component
class FileCheck {
    private final Clock clock;

    FileCheck(Clock clock) {
        this.clock = clock;
    }

    /** In the order of the forms. */
    List<List<Finding>> findings(Officer officer, StagedFile file) {
        return RuleBook.findings(region(officer), LocalDate.now(clock), declarations(file));
    }

    /** Names of the rules, by number. */
    Map<String, String> titles(Officer officer) {
        return RuleBook.inForce(region(officer), LocalDate.now(clock)).rules().stream()
                .collect(Collectors.toMap(RuleInfo::id, RuleInfo::title));
    }

    /** The offer of a finding, if there is one that changes anything. */
    static Optional<Offer> offer(Finding finding) {
        return Optional.ofNullable(finding.fix()).map(fix -> Offer.of(finding, fix));
    }

    /**
     * Makes the corrections of one rule: in all forms of the file, or in one; all of them, or one by its key.
     *
     * @param form counted from 1; 0 for all
     * @param rule all of whose offers are wanted; not asked when a key is given
     * @param key of the one offer that is wanted; empty for all of the rule
     * @return how many were made
     */
    int fix(Officer officer, StagedFile file, int form, String rule, String key) {
        int made = 0;
        var findings = findings(officer, file);
        for (int at = 0; at < findings.size(); at++) {
            if ((form == 0 || form == at + 1) && !file.isAccepted(at + 1)) {
                for (var finding : findings.get(at)) {
                    made += fix(file, at + 1, rule, key, finding) ? 1 : 0;
                }
            }
        }
        return made;
    }

    private static boolean fix(StagedFile file, int form, String rule, String key, Finding finding) {
        var fix = finding.fix();
        var staged = file.form(form).orElseThrow();
        if (fix == null
                || !(key.isEmpty() ? finding.rule().equals(rule) : key.equals(Offer.key(finding.rule(), fix)))
                || !fix.fits(staged.form().declaration())) {
            return false;
        }
        var parts = staged.parts(fix);
        if (parts.isEmpty()) {
            return false;
        }
        file.correct(form, finding.rule(), parts);
        return true;
    }

    private static Region region(Officer officer) {
        return new Region(officer.regionCode(), officer.regionName());
    }

    private static List<TargetDeclaration> declarations(StagedFile file) {
        var declarations = new ArrayList<TargetDeclaration>();
        file.forms().forEach(form -> declarations.add(form.form().declaration()));
        return declarations;
    }
}
