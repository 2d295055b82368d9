package io.vireo.media.frame;

/** Signals that no frame of a video can be extracted. The message is the reason, for the log. */
class FrameExtractionException extends Exception {
    private static final long serialVersionUID = 1L;

    FrameExtractionException(String reason) {
        super(reason);
    }

    /** Returns the reason. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** Signals a cause other than the video: a later attempt may succeed. */
    static class Temporary extends FrameExtractionException {
        private static final long serialVersionUID = 1L;

        Temporary(String reason) {
            super(reason);
        }
    }

    /** Signals that no worker was free in time, or that the thread was interrupted. */
    static final class Busy extends Temporary {
        private static final long serialVersionUID = 1L;

        Busy(String reason) {
            super(reason);
        }
    }

    /** Signals that worker processes cannot be started, which concerns all videos. */
    static final class NoWorker extends Temporary {
        private static final long serialVersionUID = 1L;

        NoWorker(String reason) {
            super(reason);
        }
    }
}
