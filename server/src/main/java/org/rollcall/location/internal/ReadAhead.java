package org.rollcall.location.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Fetches the next element while the last one is dealt with; nothing before the first is asked for. */
final class ReadAhead<T> implements Iterator<T> {
    private final Iterator<T> source;
    private @Nullable FutureTask<Optional<T>> fetching;

    ReadAhead(Iterator<T> source) {
        this.source = source;
    }

    private FutureTask<Optional<T>> fetch() {
        var task = new FutureTask<>(() -> source.hasNext() ? Optional.of(source.next()) : Optional.<T>empty());
        Thread.ofVirtual().name("read-ahead").start(task);
        return task;
    }

    @Override
    public boolean hasNext() {
        return fetched().isPresent();
    }

    @Override
    public T next() {
        T element = fetched().orElseThrow(() -> new NoSuchElementException("There are no more."));
        fetching = fetch();
        return element;
    }

    private Optional<T> fetched() {
        FutureTask<Optional<T>> task = fetching;
        if (task == null) {
            task = fetch();
            fetching = task;
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading.", e);
        }
    }
}
