package io.serenade.platform.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * Transactions without a container: one for each thread, in which SQL and entities share a connection. What happens after
 * the commit happens on the same thread.
 */
public final class Transactions {
    private final DataSource database;
    private final ThreadLocal<Transaction> present = new ThreadLocal<>();
    private final EntityManagerFactory factory;

    private static final class Transaction {
        private final Connection connection;
        private final List<Runnable> afterSuccess = new ArrayList<>();
        private EntityManager entities;

        Transaction(Connection connection) {
            this.connection = connection;
        }
    }

    Transactions(DataSource database) {
        this.database = database;
        this.factory = new PersistenceProvider()
                .createEntityManagerFactory(
                        "serenade",
                        Map.of(
                                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                                "jakarta.persistence.nonJtaDataSource", dataSource(),
                                "eclipselink.target-database", "PostgreSQL",
                                "eclipselink.weaving", "false",
                                "eclipselink.logging.level", "WARNING",
                                "eclipselink.session-name", "transactions-" + System.identityHashCode(this)));
    }

    /** The connection of the thread's transaction, or one of its own for each statement. */
    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> switch (method.getName()) {
            case "getConnection" -> present.get() == null ? database.getConnection() : joined(present.get().connection);
            default -> method.invoke(database, arguments);
        });
    }

    /** The entities of the thread's transaction. */
    public EntityManager entities() {
        return proxy(EntityManager.class, (method, arguments) -> method.invoke(entitiesOf(present.get()), arguments));
    }

    private EntityManager entitiesOf(Transaction transaction) {
        if (transaction == null) {
            throw new IllegalStateException("Entities are used in transactions only");
        }
        if (transaction.entities == null) {
            transaction.entities = factory.createEntityManager();
            transaction.entities.getTransaction().begin();
        }
        return transaction.entities;
    }

    /** Does something after the commit of the thread's transaction; at once when there is none. */
    public void afterSuccess(Runnable work) {
        if (present.get() == null) {
            work.run();
        } else {
            present.get().afterSuccess.add(work);
        }
    }

    public void run(Runnable work) {
        try {
            in(TxType.REQUIRED, () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls something as a bean whose transaction attribute this is; an unchecked exception rolls back. */
    public <T> T in(TxType type, Callable<T> work) throws Exception {
        Transaction outer = present.get();
        return switch (type) {
            case REQUIRED -> outer == null ? inNew(work) : work.call();
            case REQUIRES_NEW -> suspending(outer, () -> inNew(work));
            case NOT_SUPPORTED -> suspending(outer, work);
            case SUPPORTS -> work.call();
            case MANDATORY, NEVER -> throw new UnsupportedOperationException(type.name());
        };
    }

    private <T> T suspending(Transaction outer, Callable<T> work) throws Exception {
        present.remove();
        try {
            return work.call();
        } finally {
            present.set(outer);
        }
    }

    private <T> T inNew(Callable<T> work) throws Exception {
        Transaction transaction = new Transaction(open());
        present.set(transaction);
        try {
            T result = work.call();
            if (transaction.entities != null) {
                transaction.entities.getTransaction().commit();
            }
            transaction.connection.commit();
            return result;
        } catch (RuntimeException | Error e) {
            transaction.connection.rollback();
            transaction.afterSuccess.clear();
            throw e;
        } finally {
            if (transaction.entities != null) {
                transaction.entities.close();
            }
            present.remove();
            transaction.connection.close();
            transaction.afterSuccess.forEach(Runnable::run);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Whoever uses it neither ends nor closes it. */
    private static Connection joined(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "close", "commit", "rollback", "setAutoCommit" -> null;
            default -> method.invoke(connection, arguments);
        });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
