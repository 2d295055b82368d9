package io.vireo.media.frame;

import java.io.IOException;

/** Takes JPEGs one by one, as soon as each is made: what came before a deadline can be used. */
interface FrameSink {
    void accept(byte[] jpeg) throws IOException;
}
