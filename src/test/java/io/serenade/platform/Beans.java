package io.serenade.platform;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.database.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Qualifier;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;

/**
 * Wires the real beans without a container, in milliseconds: fields are injected by their types, methods run in the
 * transactions that their annotations ask for, and events reach the beans that observe them. What a test gives takes the
 * place of what would be made.
 */
public final class Beans {
    private static final Map<Class<?>, Class<?>> TRANSACTIONAL = new ConcurrentHashMap<>();

    private final Transactions transactions;
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final FiredEvents<Object> fired = new FiredEvents<>(this::tell);

    /** Runs methods of beans in transactions. */
    public static final class Interceptor {
        private final Transactions transactions;

        Interceptor(Transactions transactions) {
            this.transactions = transactions;
        }

        @RuntimeType
        public Object call(@Origin Method method, @SuperCall Callable<?> work) throws Exception {
            return transactions.in(typeOf(method), work);
        }

        private static TxType typeOf(AnnotatedElement method) {
            Transactional own = method.getAnnotation(Transactional.class);
            return own == null ? TxType.REQUIRED : own.value();
        }
    }

    public Beans(TestDatabase database) {
        transactions = database.transactions();
        give(new Database(transactions.dataSource()));
    }

    public Transactions transactions() {
        return transactions;
    }

    /** Takes a bean of a test's own. */
    public Beans give(Object bean) {
        beans.put(bean.getClass(), bean);
        return this;
    }

    /** The events of a type so far, those of transactions that were rolled back among them. */
    public <T> List<T> fired(Class<T> type) {
        return List.copyOf(fired.list()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The only bean of a type, made when it is asked for first. */
    public <T> T get(Class<T> type) {
        return beans.values().stream()
                .filter(type::isInstance)
                .findFirst()
                .map(type::cast)
                .orElseGet(() -> make(type));
    }

    private <T> T make(Class<T> type) {
        if (Modifier.isAbstract(type.getModifiers()) || !type.isAnnotationPresent(ApplicationScoped.class)) {
            throw new IllegalArgumentException("A test must give a bean of " + type);
        }
        try {
            Constructor<? extends T> constructor =
                    (isTransactional(type) ? transactional(type) : type).getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            beans.put(type, bean);
            for (Class<?> level = bean.getClass(); level != Object.class; level = level.getSuperclass()) {
                for (Field field : level.getDeclaredFields()) {
                    inject(bean, field);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(PostConstruct.class)) {
                    call(bean, method);
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No bean of " + type, e);
        }
    }

    private void inject(Object bean, Field field) throws IllegalAccessException {
        boolean wanted = Stream.of(field.getAnnotations())
                .anyMatch(annotation -> List.of("Inject", "Resource", "PersistenceContext")
                        .contains(annotation.annotationType().getSimpleName()));
        if (wanted) {
            field.setAccessible(true);
            field.set(bean, valueOf(field.getType(), field.getGenericType()));
        } else if (field.getType() == Interceptor.class) {
            field.setAccessible(true);
            field.set(bean, new Interceptor(transactions));
        }
    }

    private Object valueOf(Class<?> type, Type generic) {
        if (type == EntityManager.class) {
            return transactions.entities();
        } else if (type == Event.class) {
            return fired;
        } else if (type == Instance.class) {
            Class<?> of = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return new BeansOf<>(
                    () -> beans.values().stream().filter(of::isInstance).toList());
        }
        return get(type);
    }

    private static boolean isTransactional(Class<?> type) {
        return type.isAnnotationPresent(Transactional.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Transactional.class));
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<? extends T> transactional(Class<T> type) {
        return (Class<? extends T>) TRANSACTIONAL.computeIfAbsent(type, Beans::subclass);
    }

    private static Class<?> subclass(Class<?> type) {
        try {
            return new ByteBuddy()
                    .subclass(type)
                    .defineField("interceptor", Interceptor.class)
                    .method(method -> !method.isPrivate()
                            && !method.isStatic()
                            && method.getDeclaringType().asErasure().represents(type)
                            && (type.isAnnotationPresent(Transactional.class)
                                    || method.getDeclaredAnnotations().isAnnotationPresent(Transactional.class)))
                    .intercept(MethodDelegation.toField("interceptor"))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells an event to whoever observes it, some only after the commit. */
    private void tell(Object event) {
        for (Map.Entry<Class<?>, Object> bean : new ArrayList<>(beans.entrySet())) {
            for (Method method : bean.getKey().getDeclaredMethods()) {
                Stream.of(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(Observes.class)
                                && !isQualified(parameter)
                                && parameter.getType().isInstance(event))
                        .forEach(parameter -> {
                            Runnable call = () -> call(bean.getValue(), method, event);
                            if (parameter.getAnnotation(Observes.class).during() == TransactionPhase.AFTER_SUCCESS) {
                                transactions.afterSuccess(call);
                            } else {
                                call.run();
                            }
                        });
            }
        }
    }

    private static boolean isQualified(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Qualifier.class));
    }

    private static void call(Object bean, Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
