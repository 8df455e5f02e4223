package org.jiheng.app.target;

import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.documents.Contact;
import org.jiheng.documents.Form;
import org.jiheng.policy.common.Masking;

/** 屏上的个人信息 — a contact's telephone is masked on every page until somebody who may asks for it (GIT-46). */
public final class PersonalFields {
    private static final String PHONE = "contact.phone";

    private PersonalFields() {}

    /** Who may ask for the whole number, of the forms in their scope (lifecycle.md §6). */
    static boolean mayAsk(Officer officer) {
        return AccessPolicy.may(officer, Deed.SEE_CONTACT);
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

    /** What a page shows this officer: the number masked, or for who may not see a contact at all, none (lifecycle.md §6). */
    static Form shownTo(Officer officer, Form form) {
        return mayAsk(officer) ? masked(form) : without(form);
    }

    /** What a file may carry to this officer. */
    static Form issuedTo(Officer officer, Form form) {
        return mayAsk(officer) ? form : without(form);
    }

    private static Form without(Form form) {
        return new Form(
                form.type(),
                form.title(),
                form.tableNo(),
                form.regionName(),
                form.moneyUnit(),
                form.declaration(),
                form.fundLines(),
                form.outcome(),
                null);
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
