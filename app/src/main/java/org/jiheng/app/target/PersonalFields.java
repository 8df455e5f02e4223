package org.jiheng.app.target;

import java.util.Set;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Role;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Masking;

/** 屏上的个人信息 — a contact's telephone is masked on every page until somebody who may asks for it (GIT-46). */
public final class PersonalFields {
    private static final String PHONE = "contact.phone";

    private PersonalFields() {}

    /** Who may ask for the whole number, of the forms in their scope (lifecycle.md §6). */
    static Set<String> roles() {
        return Role.names(Role.UNIT, Role.DEPARTMENT, Role.FINANCE, Set.of(Role.AUDITOR));
    }

    static boolean mayAsk(Officer officer) {
        return roles().contains(officer.role().name());
    }

    /** Whether there is a number to ask for. */
    static boolean has(Form form) {
        var contact = form.contact();
        return contact != null && contact.phone() != null;
    }

    public static Form masked(Form form) {
        var contact = form.contact();
        return contact == null || contact.phone() == null
                ? form
                : new Form(
                        form.type(),
                        form.title(),
                        form.tableNo(),
                        form.regionName(),
                        form.moneyUnit(),
                        form.declaration(),
                        form.fundLines(),
                        form.outcome(),
                        new Contact(contact.name(), Masking.phone(contact.phone())));
    }

    static String onScreen(String part, String text) {
        return part.equals(PHONE) ? Masking.phone(text) : text;
    }

    /** Whether what came back from a page is what the page showed, masked or not. */
    static boolean isAsShown(String part, String sent, String stored) {
        return sent.equals(stored) || sent.equals(onScreen(part, stored));
    }

    /** A masked number says nothing that could be stored. */
    static boolean isMasked(String part, String sent) {
        return part.equals(PHONE) && sent.indexOf('*') >= 0;
    }
}
