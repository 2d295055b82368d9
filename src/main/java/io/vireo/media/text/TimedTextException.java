package io.vireo.media.text;

/** Signals that a file is not SubRip or WebVTT, or a part of it cannot be read. The message is a sentence for the author of the file. */
public final class TimedTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line the number of the line, counted from 1 */
    TimedTextException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Returns the number of the line, counted from 1. */
    public int line() {
        return line;
    }
}
