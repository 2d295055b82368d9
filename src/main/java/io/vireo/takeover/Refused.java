package io.vireo.takeover;

/** The takeover may not be made as things are; nothing was taken. The message is a sentence for the operator. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence);
    }
}
