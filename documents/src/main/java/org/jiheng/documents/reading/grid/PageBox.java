package org.jiheng.documents.reading.grid;

/**
 * 页上的位置 — where something was printed, in ten-thousandths of the width and height of its page, from the upper left corner.
 */
public record PageBox(int left, int top, int right, int bottom) {
    public static final int WHOLE = 10_000;

    public PageBox {
        if (left < 0 || top < 0 || right > WHOLE || bottom > WHOLE || left > right || top > bottom) {
            throw new IllegalArgumentException("a box lies on its page");
        }
    }
}
