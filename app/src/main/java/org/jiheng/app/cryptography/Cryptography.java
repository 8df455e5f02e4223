package org.jiheng.app.cryptography;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 密码服务 — hash, mac, encrypt, sign, verify, random with the keys of this installation (GIT-33). New values are made in the
 * suite in use with its newest key; old ones are read with whatever they name (GIT-34, GIT-36).
 *
 * <p>A purpose such as {@code officer.totp/500115000/12} is bound into every ciphertext and code: what was encrypted for one
 * place cannot be copied to another.
 */
public final class Cryptography {
    private final KeyFolder folder;
    private final Suite suite;
    private final Clock clock;
    private final Map<String, Key> keys = new HashMap<>();

    private Cryptography(KeyFolder folder, Suite suite, Clock clock) {
        this.folder = folder;
        this.suite = suite;
        this.clock = clock;
        folder.read().forEach(key -> keys.put(key.id(), key));
    }

    /**
     * Opens the folder of keys; missing ones are made when they are first needed.
     *
     * @param passphrase of the key files; empty when only their permissions protect them
     * @throws KeysUnavailable with a sentence that says what to do
     */
    public static Cryptography open(Path folder, Suite suite, char[] passphrase, Clock clock) {
        return new Cryptography(new KeyFolder(folder, passphrase), suite, clock);
    }

    public Suite suite() {
        return suite;
    }

    public Protected hash(byte[] content) {
        return new Protected(suite.hash(), "", Algorithms.hash(suite.hash(), content));
    }

    public Protected mac(String purpose, byte[] content) {
        var key = inUse(Key.Use.MAC);
        return new Protected(
                key.algorithm(), key.id(), Algorithms.mac(key.algorithm(), key.secret(), bound(purpose, content)));
    }

    /** Whether this is the code of this content, made here for this purpose; compared in constant time. */
    public boolean verifyMac(String purpose, byte[] content, Protected code) {
        return find(code.key(), Key.Use.MAC)
                .filter(key -> key.algorithm().equals(code.algorithm()))
                .filter(key -> MessageDigest.isEqual(
                        Algorithms.mac(key.algorithm(), key.secret(), bound(purpose, content)), code.bytes()))
                .isPresent();
    }

    public Protected encrypt(String purpose, byte[] plain) {
        var key = inUse(Key.Use.ENCRYPT);
        return new Protected(
                key.algorithm(),
                key.id(),
                Algorithms.encrypt(key.algorithm(), key.secret(), purpose.getBytes(StandardCharsets.UTF_8), plain));
    }

    /** Text, to be kept in a column of text. */
    public String encryptText(String purpose, String plain) {
        return encrypt(purpose, plain.getBytes(StandardCharsets.UTF_8)).text();
    }

    /** @throws Unreadable when it was changed, was made for another purpose, or its key is not here */
    public byte[] decrypt(String purpose, Protected sealed) {
        var key = find(sealed.key(), Key.Use.ENCRYPT)
                .filter(found -> found.algorithm().equals(sealed.algorithm()))
                .orElseThrow(() -> new Unreadable("the key " + sealed.key() + " is not in the folder", null));
        return Algorithms.decrypt(
                key.algorithm(), key.secret(), purpose.getBytes(StandardCharsets.UTF_8), sealed.bytes());
    }

    public String decryptText(String purpose, String sealed) {
        return new String(decrypt(purpose, Protected.parse(sealed)), StandardCharsets.UTF_8);
    }

    /** 完整性校验 by the server's key; never an electronic signature of a person or office (GIT-40). */
    public Protected sign(byte[] content) {
        var key = inUse(Key.Use.SIGN);
        return new Protected(key.algorithm(), key.id(), Algorithms.sign(key.algorithm(), key.secret(), content));
    }

    public boolean verify(byte[] content, Protected signature) {
        return find(signature.key(), Key.Use.SIGN)
                .filter(key -> key.algorithm().equals(signature.algorithm()))
                .filter(key -> Algorithms.verify(key.algorithm(), key.published(), content, signature.bytes()))
                .isPresent();
    }

    /** What others need to check a signature of this key. */
    public Optional<byte[]> publishedKey(String id) {
        return find(id, Key.Use.SIGN).map(key -> key.published().clone());
    }

    public byte[] random(int bytes) {
        return Algorithms.random(bytes);
    }

    /** From now on new values are made with new keys; the old ones stay for what they made. */
    public List<String> rotate() {
        return Arrays.stream(Key.Use.values()).map(use -> make(use).id()).toList();
    }

    /** Ids of all keys here. */
    public List<String> keyIds() {
        synchronized (keys) {
            return keys.keySet().stream().sorted().toList();
        }
    }

    private Optional<Key> find(String id, Key.Use use) {
        synchronized (keys) {
            if (!keys.containsKey(id)) {
                folder.read()
                        .forEach(key ->
                                keys.putIfAbsent(key.id(), key)); // made meanwhile, by a rotation or another node
            }
            return Optional.ofNullable(keys.get(id)).filter(key -> key.use() == use);
        }
    }

    private Key inUse(Key.Use use) {
        synchronized (keys) {
            return keys.values().stream()
                    .filter(key -> key.use() == use && key.suite() == suite)
                    .max(Comparator.comparing(Key::made).thenComparing(Key::id))
                    .orElseGet(() -> make(use));
        }
    }

    private Key make(Key.Use use) {
        synchronized (keys) {
            var key = folder.add(use, suite, clock);
            keys.put(key.id(), key);
            return key;
        }
    }

    /** The length keeps purpose and content apart. */
    private static byte[] bound(String purpose, byte[] content) {
        var name = purpose.getBytes(StandardCharsets.UTF_8);
        return java.nio.ByteBuffer.allocate(Integer.BYTES + name.length + content.length)
                .putInt(name.length)
                .put(name)
                .put(content)
                .array();
    }

    @Override
    public String toString() {
        return "Cryptography[%s, %s]".formatted(suite, folder);
    }
}
