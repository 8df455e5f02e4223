package org.jiheng.app.identity;

import java.util.function.Supplier;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.web.Forbidden;
import org.jiheng.app.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 准许 — answers "may this officer do that to this thing?" from the table {@link Deed}, and opens the officer's data scope for no other
 * question. Who forgets to ask has no transaction; row-level security then asks whose a row is once more.
 */
@Component
public final class AccessPolicy {
    private final ScopedTransactions transactions;

    AccessPolicy(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    /** 何物 — what a deed is about. */
    public sealed interface Thing {
        String regionCode();

        /** 某单位的 — a target, a review, a file of that unit. */
        record OfUnit(String regionCode, long unitId) implements Thing {}

        /** 区划的 — the directory, the calendar, the settings. */
        record OfDivision(String regionCode) implements Thing {}

        /** 某人的 — an account, a task. */
        record OfPerson(String regionCode, long officerId) implements Thing {}
    }

    /** Whether the officer may do it at all. */
    public static boolean may(Officer officer, Deed deed) {
        return deed.roles().contains(officer.role());
    }

    public static boolean may(Officer officer, Deed deed, Thing thing) {
        return may(officer, deed) && thing.regionCode().equals(officer.regionCode()) && reaches(officer, deed, thing);
    }

    private static boolean reaches(Officer officer, Deed deed, Thing thing) {
        return switch (deed.reach()) {
            case SELF -> thing instanceof Thing.OfPerson(var _, var id) && id == officer.id();
            case OWN_ORGANISATION ->
                thing instanceof Thing.OfUnit(var _, var unit)
                        && unit == officer.organisation().id();
            case IN_SIGHT -> thing instanceof Thing.OfUnit(var _, var unit) && officer.looksAfter(unit);
            case DIVISION -> true;
        };
    }

    /** @throws NotFound when a thing of that unit is not this officer's to see */
    public static void mustSee(Officer officer, Deed deed, long unitId) {
        mustSee(officer, deed, new Thing.OfUnit(officer.regionCode(), unitId));
    }

    /** @throws NotFound when the thing is not this officer's to see: who guesses a number learns nothing */
    public static void mustSee(Officer officer, Deed deed, Thing thing) {
        require(officer, deed);
        if (!may(officer, deed, thing)) {
            throw new NotFound();
        }
    }

    /** @throws Forbidden when it is not for this role */
    public static void require(Officer officer, Deed deed) {
        if (!may(officer, deed)) {
            throw new Forbidden(deed.chinese());
        }
    }

    /** Asks, and does the work in the officer's scope. */
    public <T extends @Nullable Object> T call(Officer officer, Deed deed, Supplier<T> work) {
        require(officer, deed);
        return transactions.call(scope(officer, deed), work);
    }

    public void run(Officer officer, Deed deed, Runnable work) {
        require(officer, deed);
        transactions.run(scope(officer, deed), work);
    }

    private static Scope scope(Officer officer, Deed deed) {
        return deed.makesDrafts() ? officer.scope().withAllDrafts() : officer.scope();
    }
}
