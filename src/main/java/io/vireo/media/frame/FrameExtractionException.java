package io.vireo.media.frame;

/** There is no frame of a video to be had. The message is for the log. */
class FrameExtractionException extends Exception {
    private static final long serialVersionUID = 1L;

    FrameExtractionException(String reason) {
        super(reason);
    }

    /** Why. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** It was not the video's fault: a later attempt may have one. */
    static class Temporary extends FrameExtractionException {
        private static final long serialVersionUID = 1L;

        Temporary(String reason) {
            super(reason);
        }
    }

    /** No video can have a frame: worker processes cannot be started. */
    static final class NoWorker extends Temporary {
        private static final long serialVersionUID = 1L;

        NoWorker(String reason) {
            super(reason);
        }
    }
}
