package io.vireo.search;

import java.io.IOException;

/** Takes what is found, best first. */
interface Sink {
    /** Returns whether more is wanted. */
    boolean accept(Found found) throws IOException;
}
