package io.vireo.http;

/** Is told of requests that are answered in the connector, before the servlet container has seen them. */
public interface EarlyAnswers {
    /** Whether more is to be known of each request than is told here, so that none may be answered early. */
    boolean areUnwanted();

    /**
     * One has ended.
     *
     * @param path as it was sent, without the query
     * @param nanos from its head to the last byte of the answer
     */
    void count(String method, String path, int status, long nanos);
}
