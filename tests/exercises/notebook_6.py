"""Answers to the exercises of notebook 6, on PyTorch's autograd; bank.py says how to read and add them."""

RIGHT = {
    "quadratic_gradients": """
        def slopes(w1, w2, b, x, y):
            prediction = w1 * x**2 + w2 * x + b
            return 2 * (prediction - y) * x**2, 2 * (prediction - y) * x, 2 * (prediction - y)
        tuple(2 * (w1 * x * x + w2 * x + b - y) * d for d in (x * x, x, 1))
        [-2 * (y - w1 * x**2 - w2 * x - b) * d for d in (x**2, x, 1)]
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error * np.array([x**2, x, 1])
        def slopes(w1, w2, b, x, y):
            db = 2 * (w1 * x**2 + w2 * x + b - y)
            return db * x**2, db * x, db
        def slopes(w1, w2, b, x, y):
            db = 2 * ((w1 * x + w2) * x + b - y)
            dw2 = x * db
            dw1 = x * dw2
            return dw1, dw2, db
    """,
    "zeroed_in_the_middle": """
        (2, 1.5)
        [2, 1.5]
        (-4 + 6, 2 - 0.25 * 2)
        (2.0, 3 / 2)
        (2, 1 + 0.5)
        (6 - 4, 1.5)
    """,
    "detached": """
        10
        10.0
        7 + 3
        3 + 7
        14 - 7 + 3
        int(10)
    """,
    "leaves": """
        (1, 1, 0, 1, 0)
        [1, 1, 0, 1, 0]
        (True, True, False, True, False)
        [True, True, False, True, False]
        (1.0, 1.0, 0.0, 1.0, 0.0)
        (1, True, 0, 1, False)
    """,
    "own_backward": """
        upstream * torch.sigmoid(z) => upstream * torch.sigmoid(z), None
        logaddexp(z, torch.zeros_like(z)) => nn.functional.softplus(z)
        class Softplus(torch.autograd.Function):
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.logaddexp(z, torch.zeros_like(z))
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.sigmoid(z)
        torch.logaddexp(z, torch.zeros_like(z)) => z.clamp(min=0) + torch.log1p(torch.exp(-z.abs())) ;;
            * torch.sigmoid(z) => / (1 + torch.exp(-z))
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.s = torch.sigmoid(z)
                return torch.logaddexp(z, torch.tensor(0.0, dtype=z.dtype))
            @staticmethod
            def backward(ctx, upstream):
                return upstream * ctx.s
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.where(z > 0, z + torch.log1p(torch.exp(-z)), torch.log1p(torch.exp(z)))
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return torch.sigmoid(z) * upstream
        torch.logaddexp(z, torch.zeros_like(z)) => -torch.nn.functional.logsigmoid(-z) ;;
            torch.sigmoid(z) => (1 + torch.tanh(z / 2)) / 2
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.z = z
                return torch.maximum(z, 0 * z) + torch.log(1 + torch.exp(-abs(z)))
            @staticmethod
            def backward(ctx, upstream):
                z = ctx.z
                return upstream * torch.exp(z - torch.logaddexp(z, 0 * z))
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                a = torch.logaddexp(z, torch.zeros_like(z)); ctx.save_for_backward(a)
                return a
            @staticmethod
            def backward(ctx, upstream):
                (a,) = ctx.saved_tensors
                return upstream * (1 - torch.exp(-a))
    """,
    "own_module": """
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.Ws = torch.nn.ParameterList([W1, W2])
                self.bs = torch.nn.ParameterList([b1, b2])
            def forward(self, x):
                a = torch.tanh(self.Ws[0] @ x + self.bs[0])
                return self.Ws[1] @ a + self.bs[1]
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super(Network, self).__init__()
                self.register_parameter("b2", torch.nn.Parameter(b2.clone()))
                self.register_parameter("W2", torch.nn.Parameter(W2.clone()))
                self.register_parameter("b1", torch.nn.Parameter(b1.clone()))
                self.register_parameter("W1", torch.nn.Parameter(W1.clone()))
            def forward(self, x):
                z1 = torch.matmul(self.W1, x) + self.b1
                a1 = z1.tanh()
                return torch.matmul(self.W2, a1) + self.b2
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                z1 = torch.nn.functional.linear(x.T, self.W1, self.b1[:, 0])
                return torch.nn.functional.linear(torch.tanh(z1), self.W2, self.b2[:, 0]).T
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                torch.nn.Module.__init__(self)
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return torch.addmm(self.b2, self.W2, torch.tanh(torch.addmm(self.b1, self.W1, x)))
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.one = torch.nn.Linear(W1.shape[1], len(W1), dtype=W1.dtype)
                self.two = torch.nn.Linear(W2.shape[1], len(W2), dtype=W1.dtype)
                with torch.no_grad():
                    self.one.weight.copy_(W1), self.one.bias.copy_(b1[:, 0])
                    self.two.weight.copy_(W2), self.two.bias.copy_(b2[:, 0])
            def forward(self, x):
                return self.two(torch.tanh(self.one(x.T))).T
    """,
    "own_optimizer": """
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for p, v in zip(self.parameters, self.v):
                    v.mul_(self.momentum).add_(p.grad)
                    p.sub_(self.rate * v)
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate, self.m = rate, momentum
                self.v = {}
            @torch.no_grad()
            def step(self):
                for p in self.parameters:
                    self.v[p] = self.m * self.v.get(p, 0) + p.grad
                    p -= self.rate * self.v[p]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] - self.rate * p.grad
                    p += self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            def step(self):
                for i in range(len(self.parameters)):
                    self.v[i] = self.momentum * self.v[i] + self.parameters[i].grad
                    self.parameters[i].data -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.ps, self.r, self.m = [*parameters], rate, momentum
                self.v = [0.0] * len(self.ps)
            def step(self):
                with torch.no_grad():
                    for i, p in enumerate(self.ps):
                        self.v[i] = self.m * self.v[i] + p.grad
                        p.copy_(p - self.r * self.v[i])
            def zero_grad(self):
                for p in self.ps:
                    if p.grad is not None:
                        p.grad.zero_()
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate, self.m = rate, momentum
                self.v = None
            @torch.no_grad()
            def step(self):
                if self.v is None:
                    self.v = [p.grad.clone() for p in self.parameters]
                else:
                    self.v = [self.m * v + p.grad for p, v in zip(self.parameters, self.v)]
                for p, v in zip(self.parameters, self.v):
                    p -= self.rate * v
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
    """,
    "fit_module": """
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        … J.item() => float(J)
        … train() => train(True) ;; eval() => train(False)
        … optimizer.zero_grad() => pass ;; optimizer.step() => optimizer.step(); optimizer.zero_grad()
        … no_grad => inference_mode
        … optimizer.zero_grad => net.zero_grad ;; costs.append(J.item()) => costs += [J.item()]
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs, batches = [], list(loader)
            for _ in [None] * epochs:
                net.train()
                for x, y in batches:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
    """,
}

WRONG = {
    "quadratic_gradients": """
        2 * error => error  # Every number is half as large as
        2 * error => -2 * error  # Every number has its sign turned
        (2 * x, 1, 0)  # The second is the same in every
        error * x**2 => error * 2 * x  # with * in place of ** before
        + b - y => - y  # when b is left out
        + b - y => + b  # when y is left out
        + b - y => + b + y  # with + in place of − before y
        # when the power 2 is left out
        error = w1 * x**2 => error = w1 * x
        error * x**2 => error * x
        error * x**2 => error * w1 * x**2  # The second and third are right
        # The third is right
        2 * error * x**2, 2 * error * x, => 2 * error * w1, 2 * error * w2,
        (2 * (w1 * x**2 + w2 * x + b - y),) * 3
        # 3 numbers are asked for
        2 * (w1 * x**2 + w2 * x + b - y)
        (w1 * x**2 + w2 * x + b - y) ** 2
        # All of it is right, but in
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error, 2 * error * x, 2 * error * x**2
        w1 * x**2 + w2 * x + b - y => w1 * x**2 + w2 * x + b - y**2  # ?
        return 2 * error * x**2, => return 2 * error * (2 * w1 * x + w2),  # The second and third are right
        x**2 + w2 => 2 + w2  # ?
        2 * error => 4 * error  # Every number is twice as large as
        return => pass #  # Your function works something out, but returns
        w1 * x**2 + w2 * x + b  # 3 numbers are asked for
    """,
    "zeroed_in_the_middle": """
        (1.5, 2)  # All of it is right, but in
        2  # 2 numbers are asked for
        (-10, 4.5)  # ?
        (-2, 2.5, 0)  # 2 numbers are asked for
        (1, 0.75)  # Every number is half as large as
        # 2 numbers are asked for
        (1.5,)
        1.5
        (-4, 6, 2, 1.5)
        2 + 1.5
    """,
    "detached": """
        -10  # The number is right but for its sign
        # One number is asked for
        [7, 3]
        (10, 0)
        "10"  # '10' is text
        # It is off by a factor of
        20
        5
        13  # ?
        -10  # The number is right but for its
        8  # ?
    """,
    "leaves": """
        (1, 0, 0, 1, 1)  # The first, third and fourth are right
        (1, 1, 0, 0, 1)  # The first, second and third are right
        (0, 0, 0, 0, 0)  # The third and fifth are right
        (1, 1, 1, 0, 0)  # The first, second and fifth are right
        (0, 0, 0, 1, 0)  # The third, fourth and fifth are right
        (1, 1, 0)  # 5 numbers are asked for
        ("p", "q", "s")  # 'p' is text
        ("yes", "yes", "no", "yes", "no")  # 'yes' is text
        # The second
        (0, 1, 0, 1, 1)
        (0, 1, 0, 0, 0)
        (0, 0, 1, 0, 0)  # The fifth is right
        (0, 0, 0, 0, 1)  # The third is right
        # 5 numbers are asked for
        (0, 1, 0, 1, 0, 1)
        (1, 1, 0, 1)
        11010
    """,
    "own_backward": """
        z, torch.zeros_like(z) => z, 0  # A plain number stands where a tensor
        (z,) = ctx.saved_tensors => z = ctx.saved_tensors  # take one out, such as ctx.saved_tensors[0]
        # forward has saved nothing
        ctx.save_for_backward(z) => pass ;; (z,) = ctx.saved_tensors => z = ctx.saved_tensors[0]
        torch.sigmoid(z) => 1 / (1 + torch.exp(-z)) * torch.sigmoid(z)  # twice
        return upstream * torch.sigmoid(z) => upstream * torch.sigmoid(z)  # backward handed on nothing
        return torch.logaddexp => torch.logaddexp  # forward hands over nothing
        ctx.save_for_backward(z) => pass
        (z,) = ctx => z = ctx  # raised TypeError
        torch.sigmoid(z) => torch.sigmoid(upstream)  # with upstream where z belongs
        upstream * torch.sigmoid(z) => upstream / torch.sigmoid(z)  # you divide by torch.sigmoid(z)
        upstream * torch.sigmoid(z) => -upstream * torch.sigmoid(z)  # sign turned
        upstream * torch.sigmoid(z) => 2 * upstream * torch.sigmoid(z)  # twice
        upstream * torch.sigmoid(z) => (upstream * torch.sigmoid(z)).mean()  # raised
        upstream * torch.sigmoid(z) => upstream * torch.tanh(z)  # with tanh in place of sigmoid
        upstream * torch.sigmoid(z) => upstream * z  # when torch.sigmoid is left out
        upstream * torch.sigmoid(z) => upstream * 0.5  # The first is right
        # The second is right
        torch.logaddexp(z, torch.zeros_like(z)) => torch.logaddexp(z, z)
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(2 + torch.exp(z))
        backward(ctx, upstream) => backward(upstream)  # backward gets two inputs and no self
        forward(ctx, z) => forward(self, ctx, z)  # forward gets two inputs and no self
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(1 + z)
        # Write class Softplus(torch.autograd.Function)
        class Softplus:
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.logaddexp(z, torch.zeros_like(z))
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.sigmoid(z)
        class Softplus(torch.nn.Module):
            def forward(self, z):
                return torch.nn.functional.softplus(z)
        # raised NotImplementedError
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                return torch.logaddexp(z, torch.zeros_like(z))
    """,
    "own_module": """
        # begins with super().__init__()
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # Write class Network(torch.nn.Module)
        class Network:
            def __init__(self, W1, b1, W2, b2):
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # raised AttributeError
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                W1 = torch.nn.Parameter(W1)
                b1 = torch.nn.Parameter(b1)
                W2 = torch.nn.Parameter(W2)
                b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # raised NotImplementedError
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def Forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # raised RuntimeError
        … Forward => forward ;;
            self.W2 @ torch.tanh(self.W1 @ x + self.b1) => torch.tanh(x @ self.W1.T + self.b1) @ self.W2.T
        … Forward => forward ;; @ torch.tanh(self.W1 @ x + self.b1) => * torch.tanh(self.W1 * x + self.b1)
        … Forward => forward ;; return self => self  # forward hands over nothing
        # forward gives a tuple
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                a1 = torch.tanh(self.W1 @ x + self.b1)
                return a1, self.W2 @ a1 + self.b2
        # with − in place of +
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x - self.b1) + self.b2
        # raised TypeError
        class Network(torch.nn.Module):
            def __init__(self, W1, b1):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # ?
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(2 * W1)
                self.b1 = torch.nn.Parameter(2 * b1)
                self.W2 = torch.nn.Parameter(2 * W2)
                self.b2 = torch.nn.Parameter(2 * b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
    """,
    "own_optimizer": """
        self.momentum * self.v[i] + p.grad => self.momentum * self.v[i] + p.grad / (1 - self.momentum)  # ?
        # cannot be zeroed: set it to None
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [0 for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad.data.zero_()
        # To clear a gradient, set .grad to None
        … grad.data.zero_() => grad = 0
        … grad.data.zero_() => grad = torch.tensor(0.0)
        # raised RuntimeError
        … 0 for => torch.zeros_like(p) for ;; @torch.no_grad() => pass ;; grad.data.zero_() => grad = None
        # each p.grad is None, and cannot be zeroed
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad.zero_()
        # raised AttributeError
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
        # raised IndexError
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate, self.momentum = rate, momentum
                self.v = []
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        … rate, self.momentum = rate, momentum => rate = rate ;; = [] => = [0.0, 0.0]  # raised AttributeError
        # raised TypeError
        class Momentum:
            def __init__(self, parameters, rate):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        … , rate => , rate, momentum ;; = self.rate => = rate  # raised NameError
    """,
    "fit_module": """
        # raised RuntimeError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    J = cost(net(x), y)
                    optimizer.step()
                    optimizer.zero_grad()
                    J.backward()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # Each J is kept as a tensor
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                J = cost(net(x_held), y_held)
                costs.append(J)
            return costs
        # J on the held-out rows is recorded
        … (net(x_held), y_held) => (net(x_held), y_held).detach() ;; (J) => (J.item())
        with torch.no_grad(): => if True:
        # returns nothing
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
        # raised TypeError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in epochs:
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        … epochs: => range(epochs): ;; J.backward => cost.backward  # raised AttributeError
        # raised RuntimeError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                with torch.no_grad():
                 for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # raised TypeError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x, y))
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        … (x, y) => (x), y ;; J.backward => loss.backward  # raised NameError
        # asked for, and yours are
        … (x, y) => (x), y ;; optimizer.step() => optimizer.step(); costs.append(J.item())
        … (epochs) => (epochs + 1) ;; (x, y) => (x), y ;; return costs => return costs[1:]  # ?
    """,
}
