package org.jiheng.policy.rules.target;

import java.util.Objects;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jiheng.policy.rules.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * 哪个项目 — tells projects of a unit apart when forms are counted. Two forms of one name are one project: a copy of a
 * file is not a second opinion. Of forms without a name only equal ones are one.
 */
final class ProjectKey {
    private final TargetDeclaration declaration;
    private final @Nullable String name;

    private ProjectKey(TargetDeclaration declaration) {
        this.declaration = declaration;
        name = declaration.project().name();
    }

    static ProjectKey of(TargetDeclaration declaration) {
        return new ProjectKey(declaration);
    }

    String title() {
        return Quoted.of(Objects.requireNonNullElse(name, "未命名的项目"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectKey that
                && Objects.equals(name, that.name)
                && (name != null || declaration.equals(that.declaration));
    }

    @Override
    public int hashCode() {
        return name == null ? declaration.hashCode() : name.hashCode();
    }
}
