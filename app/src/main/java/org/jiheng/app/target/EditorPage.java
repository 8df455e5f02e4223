package org.jiheng.app.target;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 编辑页 — the official form as a sheet to fill in.
 *
 * @param saved when and by whom it was last saved
 * @param revision the save this page shows
 * @param closed why nothing can be changed now; the same page is then only read
 * @param key with which the script locks what it keeps on this computer, and keyId under which it is found again
 * @param weight of the execution, printed on the form and no row of the table
 * @param alternatives what two people both wrote and nobody has decided yet
 */
public record EditorPage(
        long targetId,
        String name,
        String year,
        String unit,
        String state,
        String saved,
        long revision,
        String address,
        String backHref,
        String printHref,
        String submitHref,
        String submitText,
        EditSheet sheet,
        List<Alternative> alternatives,
        List<Key> keys,
        long officerId,
        String keyId,
        String key,
        String moneyUnit,
        String weight,
        @Nullable String closed,
        @Nullable Notice notice,
        @Nullable HiddenContact hidden) {

    /**
     * 刚才做了什么 — kept in the session until the next page shows it.
     *
     * @param undo the button that takes it back; null when there is nothing to take back
     */
    public record Notice(String words, @Nullable String undo) implements Serializable {}

    /** 另一种写法. */
    public record Alternative(long id, String name, String words, String value, String current, String by) {}

    /** 按键. */
    public record Key(String key, String does) {}

    public EditorPage {
        keys = List.copyOf(keys);
        alternatives = List.copyOf(alternatives);
    }
}
