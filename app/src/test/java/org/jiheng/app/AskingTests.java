package org.jiheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** 先问后做 — whatever an officer reaches by a page asks the policy first, and nobody opens a scope past it (GIT-12). */
class AskingTests {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.jiheng.app");

    /** Handlers that ask nobody, each with its reason. The chain still admits only the roles their addresses are published for. */
    private static final Map<String, String> ASK_NOBODY = reasons(
            "public, or asked before anybody is known",
            "AuditController.roots AuditController.rootsFile FirstRunController.install FirstRunController.show"
                    + " PasskeyController.ask PasskeyController.enter SecurityContact.show SignInController.show",
            "a step of signing in: no officer yet, only an entrant who proved a password",
            "SecondFactorController.check SecondFactorController.code SecondFactorController.enrol"
                    + " SecondFactorController.enrolment SignInStepController.changePassword SignInStepController.choose"
                    + " SignInStepController.password SignInStepController.post",
            "one's own account, taken from the session; no number in the address names another",
            "AccountController.changePassword AccountController.password AccountController.show"
                    + " SecondFactorController.bind SecondFactorController.own SecondFactorController.remove");

    /** Where a scope is made without the policy: nobody is at a page there, or not yet. */
    private static final Map<String, String> SCOPES_OF_THEIR_OWN = reasons(
            "the policy itself, and what it opens",
            "AccessPolicy Officer",
            "asks, and widens the scope by the drafts of what is assessed",
            "ExAnteController",
            "asks, and makes in the division below, which nobody looks after yet, its first accounts",
            "OpenDivision",
            "asks whether the draft is the officer's to change",
            "SaveFields",
            "signing in: whose account it is has to be found first",
            "ChangePassword FirstRun Officers OidcSignIn PasskeyController PasswordSignIn SecondFactor SignInSteps",
            "writes down a refusal, or reads what is published",
            "AuditController Refusals",
            "jobs of the server itself, division by division",
            "DemoDistrict MakeBooks RemindOfDeadlines SealDays SendMail VerifyAudit",
            "the command line, whose user has the database's password",
            "ArchiveAudit EvidenceFiles");

    @Test
    void everyPageAndEveryDeedAsksThePolicy() {
        var asking = new TreeSet<String>();
        var silent = new TreeSet<String>();
        for (var handler : handlers()) {
            (asks(handler) ? asking : silent).add(name(handler));
        }
        assertThat(asking).hasSizeGreaterThan(100);
        assertThat(silent).isEqualTo(new TreeSet<>(ASK_NOBODY.keySet()));
    }

    @Test
    void nobodyOpensAScopePastThePolicy() {
        var makers = new TreeMap<String, Set<String>>();
        for (var from : PRODUCT) {
            for (var call : from.getMethodCallsFromSelf()) {
                var target = call.getTarget();
                var ofOfficer = target.getOwner().isEquivalentTo(Officer.class)
                        && target.getName().equals("scope");
                var ofItsOwn = target.getOwner().isEquivalentTo(Scope.class)
                        && Set.of("wholeRegion", "ofUnits", "ofRows").contains(target.getName());
                var opens = ofOfficer || ofItsOwn;
                if (opens) {
                    makers.computeIfAbsent(topLevel(from.getName()), _ -> new TreeSet<>())
                            .add(target.getName());
                }
            }
        }
        assertThat(makers.keySet()).isEqualTo(new TreeSet<>(SCOPES_OF_THEIR_OWN.keySet()));
    }

    /** Every deed is asked for somewhere, and every role has something to do. */
    @Test
    void theTableHasNoIdleRow() {
        var asked = PRODUCT.stream()
                .filter(each -> !each.isEquivalentTo(Deed.class))
                .flatMap(each -> each.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Deed.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toSet());
        assertThat(List.of(Deed.values())).allSatisfy(deed -> assertThat(asked).contains(deed.name()));
        assertThat(List.of(Role.values()))
                .allSatisfy(role -> assertThat(List.of(Deed.values()))
                        .anyMatch(deed -> deed.roles().contains(role)));
    }

    private static List<JavaMethod> handlers() {
        return PRODUCT.stream()
                .filter(each -> each.isAnnotatedWith(Controller.class))
                .flatMap(each -> each.getMethods().stream())
                .filter(each -> each.isAnnotatedWith(GetMapping.class) || each.isAnnotatedWith(PostMapping.class))
                .toList();
    }

    /** Whether the policy is asked by it or by what it calls, all the way down. */
    private static boolean asks(JavaMethod handler) {
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>();
        open.add(handler);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            for (JavaAccess<?> call : next.getCallsFromSelf()) {
                if (call.getTargetOwner().isEquivalentTo(AccessPolicy.class)) {
                    return true;
                }
                if (call.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit member) {
                    open.add(member);
                }
            }
        }
        return false;
    }

    /** Reason and names by turns, the other way round. */
    private static Map<String, String> reasons(String... reasonsAndNames) {
        var reasons = new TreeMap<String, String>();
        for (int at = 0; at < reasonsAndNames.length; at += 2) {
            for (var name : reasonsAndNames[at + 1].split(" ", -1)) {
                reasons.put(name, reasonsAndNames[at]);
            }
        }
        return reasons;
    }

    private static String name(JavaMethod handler) {
        return handler.getOwner().getSimpleName() + "." + handler.getName();
    }

    private static String topLevel(String name) {
        return name.replaceAll("\\$.*", "").replaceAll(".*\\.", "");
    }
}
