package org.jiheng.app.target;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.cryptography.Unreadable;
import org.jiheng.documents.Contact;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * 联系人加密 — the name and telephone of a form lie encrypted in the database, wherever a form or a piece of one is kept (GIT-25);
 * the value says with which algorithm and key (GIT-34). A value belongs to its place: copied to another project it cannot be read.
 *
 * <p>When a key is missing the form can still be read, with {@link #LOST} in place of the value, and cannot be saved: what the key
 * would open again must not be written over.
 */
@Component
final class ContactSeal {
    static final String LOST = "（密钥不在，读不出）";

    private static final Logger LOG = LoggerFactory.getLogger(ContactSeal.class);
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";

    /** In the text of a form; a quotation mark inside a text is escaped there, so this can only be the object itself. */
    private static final Pattern OPEN = Pattern.compile(
            "(\"contact\"\\s*:\\s*)(\\{(?:\\s*" + TEXT + "\\s*:\\s*(?:" + TEXT + "|null)\\s*,?)*+\\s*})");

    private static final Pattern SEALED = Pattern.compile("(\"contact\"\\s*:\\s*)\"([^\"\\\\{]*)\"");

    private final Cryptography cryptography;

    ContactSeal(Cryptography cryptography) {
        this.cryptography = cryptography;
    }

    /** Where a value lies, bound into it. */
    record Place(String purpose) {
        /** The columns of every version of a project's targets. */
        static Place ofProject(String regionCode, long projectId) {
            return new Place("target.contact/%s/project/%d".formatted(regionCode, projectId));
        }

        /** Whatever hangs on one target: its changes, what was handed in, what was kept. */
        static Place ofTarget(String regionCode, long targetId) {
            return new Place("target.contact/%s/target/%d".formatted(regionCode, targetId));
        }
    }

    static boolean covers(String part) {
        return part.equals("contact.name") || part.equals("contact.phone");
    }

    /** An empty text says nothing about anybody and stays. */
    @Nullable
    String seal(Place place, @Nullable String plain) {
        return plain == null || plain.isEmpty() ? plain : sealed(place, plain);
    }

    @Nullable
    String open(Place place, @Nullable String sealed) {
        return sealed == null || sealed.isEmpty() ? sealed : opened(place, sealed);
    }

    @Nullable
    Contact contact(Place place, @Nullable String name, @Nullable String phone) {
        return name == null && phone == null ? null : new Contact(open(place, name), open(place, phone));
    }

    /** The text of a form as it is stored; everything but the contact is as it was, letter by letter. */
    String sealForm(Place place, String json) {
        return replace(OPEN, json, contact -> '"' + sealed(place, contact) + '"');
    }

    String openForm(Place place, String json) {
        return replace(SEALED, json, contact -> {
            var opened = opened(place, contact);
            return opened.equals(LOST) ? "{\"name\":\"" + LOST + "\",\"phone\":\"" + LOST + "\"}" : opened;
        });
    }

    String sealed(Place place, String plain) {
        if (plain.contains(LOST)) {
            throw new IllegalStateException("the key of this contact is missing; saving would lose what it protects");
        }
        return cryptography.encryptText(place.purpose(), plain);
    }

    String opened(Place place, String sealed) {
        try {
            return cryptography.decryptText(place.purpose(), sealed);
        } catch (Unreadable unreadable) {
            LOG.error("联系人读不出（{}）：密钥目录里没有它的密钥，请恢复密钥的备份。", place.purpose(), unreadable);
            return LOST;
        }
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + by.apply(found.group(2))));
    }
}
