package org.jiheng.app.intake;

import java.util.List;
import java.util.Optional;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jspecify.annotations.Nullable;

/** 归到哪个单位 — where a form belongs, judged by the names it prints and by who brings it. */
sealed interface Placement {

    /** 对应上. */
    record Found(Organisation unit, Organisation department) implements Placement {}

    /** 名录里没有 — finance may add the unit by accepting the form. */
    record Unlisted(String unitName, @Nullable String departmentName) implements Placement {}

    /** 不归您. */
    record NotYours(String reason) implements Placement {}

    static Placement of(PrintedOwner owner, Officer officer, List<Organisation> directory) {
        var printed = owner.unit();
        if (printed == null) {
            return officer.role().isFinance()
                    ? new NotYours("表上没有写实施单位，请在原表补上后再导入")
                    : found(officer.organisation(), owner, directory);
        }
        var named = directory.stream().filter(each -> each.isCalled(printed)).findFirst();
        if (named.isEmpty()) {
            return officer.role().isFinance()
                    ? new Unlisted(printed, owner.department())
                    : new NotYours("实施单位“%s”不在单位名录里。写法若有不同，请按名录改好；若是别的单位的表，请由该单位导入".formatted(printed));
        }
        var unit = named.get();
        if (!officer.seesWholeRegion() && !officer.units().contains(unit.id())) {
            return new NotYours("这是“%s”的表，您办的是“%s”的。请由该单位导入"
                    .formatted(unit.name(), officer.organisation().name()));
        }
        return found(unit, owner, directory);
    }

    private static Found found(Organisation unit, PrintedOwner owner, List<Organisation> directory) {
        var printed = owner.department();
        var department = Optional.ofNullable(printed)
                .flatMap(name -> directory.stream()
                        .filter(each -> each.isCalled(name))
                        .filter(each -> each.id() == unit.id() || each.kind() == Organisation.Kind.DEPARTMENT)
                        .findFirst())
                .or(() -> directory.stream()
                        .filter(each -> unit.parentId() != null && each.id() == unit.parentId())
                        .findFirst())
                .orElse(unit);
        return new Found(unit, department);
    }
}
