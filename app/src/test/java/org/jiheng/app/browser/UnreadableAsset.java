package org.jiheng.app.browser;

import java.util.List;

/** 读不了的样式或脚本 — an asset that the parser of the working floor cannot read at all. */
final class UnreadableAsset extends RuntimeException {
    UnreadableAsset(String file, List<String> errors) {
        super(file + ": " + String.join("; ", errors));
    }
}
