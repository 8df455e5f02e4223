package org.jiheng.policy.rules.target;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Verdict.NotApplicable;

/** 若干项目 — a set of projects, asked how many there are besides one's own. */
record Projects(Set<ProjectKey> keys) {
    static final NotApplicable NO_OTHERS = new NotApplicable("本单位没有其他项目可对照");

    static Projects none() {
        return new Projects(new HashSet<>());
    }

    static Projects of(List<TargetDeclaration> forms) {
        var projects = none();
        forms.forEach(projects::add);
        return projects;
    }

    void add(TargetDeclaration form) {
        keys.add(ProjectKey.of(form));
    }

    int besides(TargetDeclaration own) {
        return keys.size() - (keys.contains(ProjectKey.of(own)) ? 1 : 0);
    }
}
