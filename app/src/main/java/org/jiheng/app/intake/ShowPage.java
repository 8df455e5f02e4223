package org.jiheng.app.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jiheng.app.cryptography.FileSeal;
import org.jiheng.documents.reading.grid.PagePictures;
import org.springframework.stereotype.Component;

/**
 * 页面图像 — one page of a staged file as its owner sees it, drawn when it is looked at: the file is opened in memory, and the picture
 * is kept nowhere.
 */
@Component
class ShowPage {
    private final IsolatedReaders readers;
    private final FileSeal seal;

    ShowPage(IsolatedReaders readers, FileSeal seal) {
        this.readers = readers;
        this.seal = seal;
    }

    static boolean hasPages(StagedFile file) {
        var reading = file.reading();
        return reading != null && PagePictures.areThereFor(reading.mediaType());
    }

    static String address(DryRun run, StagedFile file, int page) {
        return "/imports/%s/files/%d/page.png?n=%d".formatted(run.id(), file.number(), page);
    }

    PagePictures.Drawing draw(StagedFile file, int page) {
        try {
            return readers.draw(file.name(), file.bytes(seal), page);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
