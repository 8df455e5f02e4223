package org.jiheng.app.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.app.cryptography.Unreadable;
import org.jiheng.documents.reading.MappedLabel;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.UnknownLabel;
import org.jspecify.annotations.Nullable;

/** 待收文件 — one uploaded file of a dry run: until it is read, and after, with what people have made of it. */
final class StagedFile {
    private final int number;
    private final String name;
    private final long size;
    private final Path content;
    private final Map<Integer, List<Correction>> corrections = new TreeMap<>();
    private final Map<Integer, Set<String>> settled = new TreeMap<>();
    private final Set<Integer> accepted = new TreeSet<>();
    private boolean claimed;
    private @Nullable ReadFile reading;
    private List<StagedForm> forms = List.of();

    StagedFile(int number, String name, long size, Path content) {
        this.number = number;
        this.name = name;
        this.size = size;
        this.content = content;
    }

    /** As it was left: what is known of a file before it is read again. */
    static StagedFile of(StagingRecord.File kept, Path folder) {
        var file =
                new StagedFile(kept.number(), kept.name(), kept.size(), folder.resolve(String.valueOf(kept.number())));
        for (var form : kept.forms()) {
            file.corrections.put(form.form(), form.corrections());
            file.settled.put(form.form(), form.settled());
            if (form.accepted()) {
                file.accepted.add(form.form());
            }
        }
        return file;
    }

    synchronized StagingRecord.File kept() {
        var touched = new TreeSet<Integer>(accepted);
        touched.addAll(corrections.keySet());
        touched.addAll(settled.keySet());
        return new StagingRecord.File(
                number,
                name,
                size,
                touched.stream()
                        .map(form -> new StagingRecord.Form(
                                form,
                                corrections.getOrDefault(form, List.of()),
                                settled.getOrDefault(form, Set.of()),
                                accepted.contains(form)))
                        .toList());
    }

    /** Counted from 1 within the dry run. */
    int number() {
        return number;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** Puts the file where it waits, encrypted. */
    static void stage(Path content, byte[] plain, FileSeal seal) throws IOException {
        Files.write(content, seal.seal(place(content), plain));
    }

    /** What was uploaded, byte for byte. */
    byte[] bytes(FileSeal seal) throws IOException {
        try {
            return seal.open(place(content), Files.readAllBytes(content));
        } catch (Unreadable unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static String place(Path content) {
        return StagingRecord.place(content.toAbsolutePath().getParent(), String.valueOf(content.getFileName()));
    }

    Path content() {
        return content;
    }

    /** Null while it waits or is being read. */
    @Nullable
    synchronized ReadFile reading() {
        return reading;
    }

    synchronized List<StagedForm> forms() {
        return forms;
    }

    /** Counted from 1. */
    synchronized Optional<StagedForm> form(int form) {
        return form >= 1 && form <= forms.size() ? Optional.of(forms.get(form - 1)) : Optional.empty();
    }

    /** Whoever gets true reads it; nobody else does. */
    synchronized boolean claim() {
        if (claimed) {
            return false;
        }
        claimed = true;
        return true;
    }

    /** Nobody has begun to read it. */
    synchronized boolean isWaiting() {
        return !claimed;
    }

    synchronized void read(ReadFile result) {
        reading = result;
        forms = Stream.iterate(1, each -> each <= result.forms().size(), each -> each + 1)
                .map(this::staged)
                .toList();
        notifyAll();
    }

    /** Waits a little for the reading: a page that shows it at once is kinder than one that has to be loaded again. */
    synchronized void awaitReading(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var left = patience.toMillis();
                    reading == null && left > 0;
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The label stands in it, understood or not, and nothing of it was taken yet: another dictionary reads it otherwise. */
    synchronized boolean dependsOn(String printed) {
        var label = TeachLabel.compared(printed);
        return reading != null
                && accepted.isEmpty()
                && reading.forms().stream()
                        .flatMap(form -> Stream.concat(
                                form.unknownLabels().stream().map(UnknownLabel::printed),
                                form.mappedLabels().stream().map(MappedLabel::printed)))
                        .anyMatch(each -> TeachLabel.compared(each).equals(label));
    }

    /** It will be read again, by another dictionary. */
    synchronized void readAgain() {
        reading = null;
        forms = List.of();
        claimed = false;
    }

    synchronized void correct(int form, String rule, List<Correction.Part> parts) {
        var all = new ArrayList<>(corrections.getOrDefault(form, List.of()));
        all.add(new Correction(forms.get(form - 1).nextNumber(), rule, parts));
        corrections.put(form, List.copyOf(all));
        renew(form);
    }

    /** Takes one correction back, and with it the later ones of the same fields. */
    synchronized void withdraw(int form, int correction) {
        var kept = new ArrayList<Correction>();
        @Nullable Correction gone = null;
        for (var each : corrections.getOrDefault(form, List.of())) {
            if (each.number() == correction) {
                gone = each;
            } else if (gone == null || !each.touches(gone)) {
                kept.add(each);
            }
        }
        corrections.put(form, List.copyOf(kept));
        renew(form);
    }

    synchronized void settle(int form, String doubt) {
        var all = new TreeSet<>(settled.getOrDefault(form, Set.of()));
        all.add(doubt);
        settled.put(form, Set.copyOf(all));
        renew(form);
    }

    synchronized void unsettle(int form, String doubt) {
        var all = new TreeSet<>(settled.getOrDefault(form, Set.of()));
        all.remove(doubt);
        settled.put(form, Set.copyOf(all));
        renew(form);
    }

    synchronized void accept(int form) {
        accepted.add(form);
    }

    synchronized boolean isAccepted(int form) {
        return accepted.contains(form);
    }

    private void renew(int form) {
        var all = new ArrayList<>(forms);
        all.set(form - 1, staged(form));
        forms = List.copyOf(all);
    }

    private StagedForm staged(int form) {
        return StagedForm.of(
                java.util.Objects.requireNonNull(reading).forms().get(form - 1),
                corrections.getOrDefault(form, List.of()),
                settled.getOrDefault(form, Set.of()));
    }
}
