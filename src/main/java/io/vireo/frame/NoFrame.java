package io.vireo.frame;

/** There is no frame of a video to be had. The message is for the log. */
class NoFrame extends Exception {
    private static final long serialVersionUID = 1L;

    NoFrame(String reason) {
        super(reason);
    }

    /** Why. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** No video can have a frame: worker processes cannot be started. */
    static final class NoWorker extends NoFrame {
        private static final long serialVersionUID = 1L;

        NoWorker(String reason) {
            super(reason);
        }
    }
}
