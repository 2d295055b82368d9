package io.vireo.media.mp4;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12, 4.2).
 *
 * @param type its four characters
 * @param start where its header begins in the file
 * @param body where its content begins
 * @param end where it ends, within its parent and the file
 */
record Box(String type, long start, long body, long end) {
    long size() {
        return end - body;
    }
}
