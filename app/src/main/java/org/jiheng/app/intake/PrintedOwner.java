package org.jiheng.app.intake;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.documents.Form;
import org.jiheng.policy.indicator.CodedName;
import org.jiheng.policy.indicator.TargetDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * 表上的单位 — the unit and department a form prints. An empty table often leaves them blank, because the other forms of the
 * file say them: when all of those name one unit, the empty table is that unit's too.
 */
record PrintedOwner(@Nullable String unit, @Nullable String department) {

    /** @param file every form of the file it came in */
    static PrintedOwner of(Form form, List<Form> file) {
        var declaration = form.declaration();
        if (declaration.unit().name() != null || !declaration.isEmptyTable()) {
            return new PrintedOwner(
                    declaration.unit().name(), declaration.department().name());
        }
        return new PrintedOwner(only(file, TargetDeclaration::unit), only(file, TargetDeclaration::department));
    }

    private static @Nullable String only(List<Form> file, Function<TargetDeclaration, CodedName> organisation) {
        List<String> names = file.stream()
                .flatMap(each ->
                        Stream.ofNullable(organisation.apply(each.declaration()).name()))
                .distinct()
                .toList();
        return names.size() == 1 ? names.getFirst() : null;
    }
}
