package io.vireo.search;

/** Receives hits, best first. */
interface HitCollector {
    /**
     * Receives a hit.
     *
     * @return whether more hits are wanted
     */
    boolean accept(Hit hit);
}
