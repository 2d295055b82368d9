package io.vireo.media.frame;

import java.io.IOException;

/** Receives JPEGs one by one, each as soon as it is encoded, so that images received before a deadline can be used. */
interface FrameSink {
    void accept(byte[] jpeg) throws IOException;
}
