package io.vireo.media.text;

/** Signals that a file is not SubRip or WebVTT, or a part of it cannot be read. The message is a sentence for the author of the file. */
public final class TimedTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final TextFault fault;

    /** @param line the number of the line, counted from 1 */
    TimedTextException(int line, TextFault fault) {
        super(fault.sentence());
        this.line = line;
        this.fault = fault;
    }

    public TextFault fault() {
        return fault;
    }

    /** Returns the number of the line, counted from 1. */
    public int line() {
        return line;
    }
}
