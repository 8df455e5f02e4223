package org.jiheng.documents.reading.isolated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.reading.grid.DirectReader;

/** 行为不端的读取进程 — does to files with certain names what a bad file might make a library do, and reads all others. */
final class MisbehavingChild {
    private MisbehavingChild() {}

    public static void main(String[] arguments) throws IOException {
        var good = new DirectReader();
        ReadingChild.serve((fileName, content, limits, deadline) -> {
            switch (fileName) {
                case "hangs" -> sleepForEver();
                case "eats" -> eatAllMemory();
                case "dies" -> Runtime.getRuntime().halt(137);
                case "throws" -> throw new IllegalStateException("a defect of a library");
                case "prints" -> System.out.println("a library that talks");
                case "overflows" -> overflow(0);
                default -> {}
            }
            return good.read(fileName, content, limits, deadline);
        });
    }

    private static void sleepForEver() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void eatAllMemory() {
        List<byte[]> eaten = new ArrayList<>();
        while (eaten.size() < Integer.MAX_VALUE) {
            eaten.add(new byte[1 << 20]);
        }
    }

    private static int overflow(int depth) {
        return depth < 0 ? depth : overflow(depth + 1) + 1;
    }
}
