package org.jiheng.app.target;

import java.util.Arrays;
import java.util.List;
import org.jiheng.app.identity.Officer;
import org.jiheng.documents.Form;
import org.jspecify.annotations.Nullable;

/**
 * 遮住的电话 — how a page asks for it.
 *
 * @param back where the answer is shown
 */
public record HiddenContact(String address, String back, List<Choice> reasons) {

    /** 可选的理由. */
    public record Choice(String name, String text) {}

    public HiddenContact {
        reasons = List.copyOf(reasons);
    }

    /** Nothing when there is nothing hidden, or this officer may not ask for it. */
    static @Nullable HiddenContact of(Officer officer, Form form, String address, String back, boolean shown) {
        return shown || !PersonalFields.has(form) || !PersonalFields.mayAsk(officer)
                ? null
                : new HiddenContact(
                        address + "/contact",
                        back,
                        Arrays.stream(AskForContact.Reason.values())
                                .map(each -> new Choice(each.name(), each.chinese()))
                                .toList());
    }
}
