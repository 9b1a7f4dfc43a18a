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
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.nn.functional.softplus(z)
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.sigmoid(z)
        class Softplus(torch.autograd.Function):
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.logaddexp(z, torch.zeros_like(z))
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.sigmoid(z)
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return z.clamp(min=0) + torch.log1p(torch.exp(-z.abs()))
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream / (1 + torch.exp(-z))
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
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return -torch.nn.functional.logsigmoid(-z)
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * (1 + torch.tanh(z / 2)) / 2
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
                costs.append(float(J))
            return costs
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train(True)
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.train(False)
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                    optimizer.zero_grad()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
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
                with torch.inference_mode():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    net.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs += [J.item()]
            return costs
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
        # not w1 itself
        (lambda e: (2 * e * w1, 2 * e * w2, 2 * e * b))(w1 * x**2 + w2 * x + b - y)
        b - y => b - y / 2  # Only y is halved
        2 * error => error  # Every number is half as large as
        2 * error => -2 * error  # Every number has its sign turned
        2 * error * x**2, 2 * error * x, => 2 * error * x, 2 * error * x**2,  # db is right
        * x, 2 * error => * x, 0  # dw1 and dw2 are right
        * x, 2 * error => * x, 1  # dw1 and dw2 are right
        2 * error => 2 * error**2  # The error is still squared
        2 * error => error**2  # The error is still squared
        (x**2, x, 1)  # These are the derivatives of the error
        (2 * x**2, 2 * x, 2)  # What the square brings down is 2
        (2 * x, 1, 0)  # The second is the same in every
        error * x**2 => error * 2 * x  # with * in place of ** before
        + b - y => - y  # when b is left out
        + b - y => + b  # when y is left out
        + b - y => + b + y  # with + in place of − before y
        error = w1 * x**2 => error = w1 * x  # when the power 2 is left out
        error * x**2 => error * x  # when the power 2 is left out
        error * x**2 => error * w1 * x**2  # The second and third are right
        2 * error * x**2, 2 * error * x, => 2 * error * w1, 2 * error * w2,  # The third is right
        (2 * (w1 * x**2 + w2 * x + b - y),) * 3  # The third is right
        2 * (w1 * x**2 + w2 * x + b - y)  # 3 numbers are asked for
        (w1 * x**2 + w2 * x + b - y) ** 2  # 3 numbers are asked for
        # All of it is right, but in
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error, 2 * error * x, 2 * error * x**2
        w1 * x**2 + w2 * x + b - y => w1 * x**2 + w2 * x + b - y**2  # ?
        return 2 * error * x**2, => return 2 * error * (2 * w1 * x + w2),  # The second and third are right
        x**2 + w2 => 2 + w2  # ?
        2 * error => 4 * error  # Every number is twice as large as
        return => pass #  # Your function works something out, but returns
        w1 * x**2 + w2 * x + b  # 3 numbers are asked for
        # Brackets are missing in the error
        error = w1 * x**2 + w2 * x + b - y => error = y - w1 * x**2 + w2 * x + b
    """,
    "zeroed_in_the_middle": """
        (6, 0.5)  # So it would be if w.grad were
        (-16, 6)  # −4 is still there
        (-16, 5)  # This is one step for both samples
        (-12, 5)  # The second sample sees w = 2,
        (-12, 4)  # The second sample sees w = 2,
        (-4, 3)  # This is the old gradient again
        (-4, 2)  # This is where w is after the
        (10, -0.5)  # The first gradient is −4, not 4
        (1, 1.75)  # This is half of what they add up to
        (-3.5, 2.375)  # The factor 2 is missing
        (-34, -8.5)  # You went uphill
        (2, 0.5)  # 2 is right
        (2, 2.5)  # 2 is right
        (2, 0)  # 2 is right
        (2, 2)  # 2 is right
        (6, 1.5)  # 6 is the share of the second
        (1.5, 2)  # All of it is right, but in
        (-2, 2.5)  # The first has the right size
        (6, 2)  # 6 is the share of the second
        (2, 1)  # 2 is right
        2  # 2 numbers are asked for
        (-10, 4.5)  # ?
        (1, 1.25)  # The factor 2 is missing
        (-2, 2.5, 0)  # 2 numbers are asked for
        (1, 0.75)  # Every number is half as large as
        (1.5,)  # 2 numbers are asked for
        1.5  # 2 numbers are asked for
        (-4, 6, 2, 1.5)  # 2 numbers are asked for
        2 + 1.5  # 2 numbers are asked for
    """,
    "detached": """
        -10  # The number is right but for its sign
        [7, 3]  # One number is asked for
        (10, 0)  # One number is asked for
        "10"  # '10' is text
        17  # 17 is the slope without detach
        7  # 7 is the share of x *
        3  # 3 is the share of 3 *
        14  # 14 is the slope of x*x
        70  # 70 is J itself
        21  # 21 is 7 times 3
        49  # 49 is the value of x*x
        4  # 4 is 1 + 3, or 7
        0  # detach cuts one edge only
        52  # 52 is x*x + 3
        28  # In it is 21
        20  # It is off by a factor of
        24  # In it is 21
        5  # It is off by a factor of
        13  # ?
        -10  # The number is right but for its
        8  # ?
    """,
    "leaves": """
        (1, 0, 0, 0, 0)  # p, r and t are right
        (1, 0, 0, 0, 1)  # p and r are right
        (1, 1, 0, 1, 1)  # Only t is wrong
        (1, 0, 0, 1, 0)  # Only q is wrong
        (1, 0, 0, 1, 1)  # The first, third and fourth are right
        (1, 1, 0, 0, 1)  # The first, second and third are right
        (1, 1, 0, 0, 0)  # Only s is wrong
        (1, 0, 1, 0, 1)  # These require a gradient
        (0, 1, 0, 1, 0)  # Only p is wrong
        (1, 1, 1, 1, 0)  # Only r is wrong
        (0, 0, 1, 0, 1)  # It is the other way round
        (1, 1, 1, 1, 1)  # Not all are leaves
        (0, 0, 0, 0, 0)  # The third and fifth are right
        (1, 1, 1, 0, 0)  # The first, second and fifth are right
        (0, 0, 0, 1, 0)  # The third, fourth and fifth are right
        (1, 1, 0)  # 5 numbers are asked for
        ("p", "q", "s")  # 'p' is text
        ("yes", "yes", "no", "yes", "no")  # 'yes' is text
        (0, 1, 0, 1, 1)  # The second
        (0, 1, 0, 0, 0)  # The second
        (0, 0, 1, 0, 0)  # The fifth is right
        (0, 0, 0, 0, 1)  # The third is right
        (0, 1, 0, 1, 0, 1)  # 5 numbers are asked for
        (1, 1, 0, 1)  # 5 numbers are asked for
        11010  # 5 numbers are asked for
    """,
    "own_backward": """
        z, torch.zeros_like(z) => z, 1 + torch.zeros_like(z)  # e**0: zeros beside z
        z, torch.zeros_like(z) => torch.ones(z.shape), z  # e**0: zeros beside z
        z, torch.zeros_like(z) => z, 0  # A plain number stands where a tensor
        (z,) = ctx.saved_tensors => z = ctx.saved_tensors  # take one out, such as ctx.saved_tensors[0]
        # forward has saved nothing
        ctx.save_for_backward(z) => pass ;; (z,) = ctx.saved_tensors => z = ctx.saved_tensors[0]
        torch.sigmoid(z) => torch.exp(z) / (1 + torch.exp(z))  # In backward, at z = 1000, inf / inf is nan
        torch.sigmoid(z) => 1 / (1 + torch.exp(-z)) * torch.sigmoid(z)  # twice
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(1 + torch.exp(z))  # forward is not at z = 1000
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log1p(torch.exp(z))  # forward is not at z = 1000
        # forward and backward are right for small z
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                ctx.save_for_backward(z)
                return torch.log(1 + torch.exp(z))
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.exp(z) / (1 + torch.exp(z))
        return upstream * torch.sigmoid(z) => return torch.sigmoid(z)  # the local derivative alone
        return upstream * torch.sigmoid(z) => return upstream  # backward hands on what came in
        return upstream * torch.sigmoid(z) => upstream * torch.sigmoid(z)  # backward handed on nothing
        return torch.logaddexp => torch.logaddexp  # forward hands over nothing
        # forward has saved nothing
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                return torch.logaddexp(z, torch.zeros_like(z))
            @staticmethod
            def backward(ctx, upstream):
                (z,) = ctx.saved_tensors
                return upstream * torch.sigmoid(z)
        (z,) = ctx => z = ctx  # raised TypeError
        torch.sigmoid(z) => torch.sigmoid(z) * (1 - torch.sigmoid(z))  # This is the slope of the sigmoid
        torch.sigmoid(z) => torch.sigmoid(-z)  # This falls as z grows
        torch.sigmoid(z) => 1 / (1 + torch.exp(z))  # This falls as z grows
        torch.sigmoid(z) => torch.sigmoid(upstream)  # with upstream where z belongs
        upstream * torch.sigmoid(z) => upstream / torch.sigmoid(z)  # you divide by torch.sigmoid(z)
        upstream * torch.sigmoid(z) => -upstream * torch.sigmoid(z)  # sign turned
        upstream * torch.sigmoid(z) => 2 * upstream * torch.sigmoid(z)  # twice
        upstream * torch.sigmoid(z) => upstream + torch.sigmoid(z)  # backward adds the two
        upstream * torch.sigmoid(z) => (upstream * torch.sigmoid(z)).mean()  # raised
        upstream * torch.sigmoid(z) => upstream * torch.tanh(z)  # with tanh in place of sigmoid
        upstream * torch.sigmoid(z) => upstream * (z > 0)  # This is the gate of ReLU
        upstream * torch.sigmoid(z) => upstream * z  # when torch.sigmoid is left out
        upstream * torch.sigmoid(z) => upstream * 0.5  # The first is right
        torch.logaddexp(z, torch.zeros_like(z)) => torch.relu(z)  # forward is ReLU
        torch.logaddexp(z, torch.zeros_like(z)) => torch.maximum(z, torch.zeros_like(z))  # forward is ReLU
        torch.logaddexp(z, torch.zeros_like(z)) => torch.sigmoid(z)  # forward makes the sigmoid
        torch.logaddexp(z, torch.zeros_like(z)) => torch.logaddexp(z, z)  # The second is right
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(2 + torch.exp(z))  # The second is right
        logaddexp(z, => logaddexp(z.exp(),  # hand z over as it is
        backward(ctx, upstream) => backward(upstream)  # backward gets two inputs and no self
        forward(ctx, z) => forward(self, ctx, z)  # forward gets two inputs and no self
        torch.logaddexp(z, torch.zeros_like(z)) => torch.log(1 + z)  # The second is right
        # The sigmoid is taken at a, the output
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                a = torch.logaddexp(z, 0 * z); ctx.save_for_backward(a)
                return a
            @staticmethod
            def backward(ctx, upstream):
                (a,) = ctx.saved_tensors
                return upstream * torch.sigmoid(a)
        # a(1 - a) is the slope where a is the sigmoid
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                a = torch.logaddexp(z, torch.tensor(0.0))
                ctx.save_for_backward(a)
                return a
            @staticmethod
            def backward(ctx, upstream):
                a = ctx.saved_tensors[0]
                return upstream * a * (1 - a)
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
        # Write class Softplus(torch.autograd.Function)
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
        self.W1 @ x => self.W1.data @ x  # hides a parameter
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
        # finds no parameters
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = W1
                self.b1 = b1
                self.W2 = W2
                self.b2 = b2
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # finds no parameters
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = W1.requires_grad_()
                self.b1 = b1.requires_grad_()
                self.W2 = W2.requires_grad_()
                self.b2 = b2.requires_grad_()
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # finds no parameters
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.all = [torch.nn.Parameter(p) for p in (W1, b1, W2, b2)]
            def forward(self, x):
                W1, b1, W2, b2 = self.all
                return W2 @ torch.tanh(W1 @ x + b1) + b2
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
        # no parameter gets a gradient
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1, requires_grad=False)
                self.b1 = torch.nn.Parameter(b1, requires_grad=False)
                self.W2 = torch.nn.Parameter(W2, requires_grad=False)
                self.b2 = torch.nn.Parameter(b2, requires_grad=False)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # no parameter gets a gradient
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                with torch.no_grad():
                    return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
        # cut behind the first layer
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                a1 = torch.tanh(self.W1 @ x + self.b1).detach()
                return self.W2 @ a1 + self.b2
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
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return torch.tanh(x @ self.W1.T + self.b1) @ self.W2.T + self.b2
        # raised RuntimeError
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 * torch.tanh(self.W1 * x + self.b1) + self.b2
        # tanh is missing
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ (self.W1 @ x + self.b1) + self.b2
        # The activation asked for is tanh
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.sigmoid(self.W1 @ x + self.b1) + self.b2
        # The activation asked for is tanh
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ (self.W1 @ x + self.b1).clamp(min=0) + self.b2
        # tanh stands behind the second layer too
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return torch.tanh(self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2)
        # tanh stands behind the second layer, and not
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return torch.tanh(self.W2 @ (self.W1 @ x + self.b1) + self.b2)
        # b1 is added after tanh
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ (torch.tanh(self.W1 @ x) + self.b1) + self.b2
        # bias b1 is missing
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x) + self.b2
        # bias b2 is missing
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1)
        # both biases are missing
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x)
        # This is the first layer alone
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return torch.tanh(self.W1 @ x + self.b1)
        # samples in rows
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return (self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2).T
        # forward hands over nothing
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
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
        # tanh is taken of x
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = torch.nn.Parameter(b1)
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = torch.nn.Parameter(b2)
            def forward(self, x):
                return self.W2 @ (self.W1 @ torch.tanh(x) + self.b1) + self.b2
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
        # the biases are no parameters
        class Network(torch.nn.Module):
            def __init__(self, W1, b1, W2, b2):
                super().__init__()
                self.W1 = torch.nn.Parameter(W1)
                self.b1 = b1
                self.W2 = torch.nn.Parameter(W2)
                self.b2 = b2
            def forward(self, x):
                return self.W2 @ torch.tanh(self.W1 @ x + self.b1) + self.b2
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
        self.momentum * self.v[i] + p.grad => self.v[i] + self.momentum * p.grad  # the other way round
        self.momentum * self.v[i] + p.grad => self.momentum * p.grad  # The old v is forgotten
        self.v[i] = self.momentum => self.v[i] += self.momentum  # not +=
        + p.grad => + p  # What it gets is the gradient
        self.momentum * self.v[i] + p.grad => self.momentum * self.v[i] * p.grad  # Does v get its p.grad?
        p -= self.rate => p.grad -= self.rate  # Does step change p itself
        self.v[i] = self.momentum * self.v[i] + p.grad => pass  # Does v get its p.grad?
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
                    p.grad = 0
        # To clear a gradient, set .grad to None
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
                    p.grad = torch.tensor(0.0)
        # raised RuntimeError
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Nothing has moved
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = parameters
                self.rate, self.momentum = rate, momentum
                self.v = [torch.zeros_like(p) for p in parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Nothing has moved
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
                    p = p - self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Nothing has moved
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                pass
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
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
        # The old gradients are still there
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
                pass
        # The old gradients are still there
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
                    grad = None
        # descent without momentum
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for p in self.parameters:
                    p -= self.rate * p.grad
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # descent without momentum
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for p, v in zip(self.parameters, self.v):
                    v = self.momentum * v + p.grad
                    p -= self.rate * v
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # descent without momentum
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
                    p.grad = None
                self.v = [torch.zeros_like(p) for p in self.parameters]
        # It goes uphill
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
                    p += self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # It goes uphill
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] - p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # without the factor 1 - momentum
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + (1 - self.momentum) * p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # v never forgets
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] += p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # multiplied by momentum too
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * (self.v[i] + p.grad)
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # rate and momentum have changed places
        class Momentum:
            def __init__(self, parameters, momentum, rate):
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
        # The step is taken with the old v
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    p -= self.rate * self.v[i]
                    self.v[i] = self.momentum * self.v[i] + p.grad
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # The rate counts twice
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + self.rate * p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # The rate is missing in the step
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
                    p -= self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Nesterov
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
                    p -= self.rate * (p.grad + self.momentum * self.v[i])
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # v begins with ones
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate, self.momentum = rate, momentum
                self.v = [torch.ones_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
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
        # There is one v for all parameters
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate, self.m = rate, momentum
                self.v = 0.0
            @torch.no_grad()
            def step(self):
                for p in self.parameters:
                    self.v = self.m * self.v + p.grad
                    p -= self.rate * self.v
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # raised AttributeError
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.v = [0.0, 0.0]
            @torch.no_grad()
            def step(self):
                for i, p in enumerate(self.parameters):
                    self.v[i] = self.momentum * self.v[i] + p.grad
                    p -= self.rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
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
        # raised NameError
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
                    p -= rate * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Only the first parameter moves
        class Momentum:
            def __init__(self, parameters, rate, momentum):
                self.parameters = list(parameters)
                self.rate = rate
                self.momentum = momentum
                self.v = [torch.zeros_like(p) for p in self.parameters]
            @torch.no_grad()
            def step(self):
                p = self.parameters[0]
                self.v[0] = self.momentum * self.v[0] + p.grad
                p -= self.rate * self.v[0]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # Only the first parameter moves
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
                    break
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
        # The rate is missing
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
                    p -= 1.0 * self.v[i]
            def zero_grad(self):
                for p in self.parameters:
                    p.grad = None
    """,
    "fit_module": """
        # What the net makes comes first, then y
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            history = []
            for epoch in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(y, net(x))
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    history.append(cost(y_held, net(x_held)).item())
            return history
        # What the net makes comes first, then y
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            history = []
            for epoch in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(y, net(x))
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    history.append(cost(net(x_held), y_held).item())
            return history
        # What the net makes comes first, then y
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            history = []
            for epoch in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    history.append(cost(y_held, net(x_held)).item())
            return history
        # the batches after it train in eval mode
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            history = []
            for epoch in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                    net.eval()
                    with torch.no_grad():
                        J = cost(net(x_held), y_held)
                    history.append(J.item())
            return history
        # J of the last batch, from training
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for epoch in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                costs.append(J.item())
            return costs
        # the mean of J over the batches
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for epoch in range(epochs):
                net.train()
                total, n = 0, 0
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                    total, n = total + J.item(), n + 1
                net.eval()
                costs.append(total / n)
            return costs
        # The gradients are never zeroed
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # zeroed once in each epoch
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                optimizer.zero_grad()
                for x, y in loader:
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # The net has learned nothing
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # The net has learned nothing
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # The net has learned nothing
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.zero_grad()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
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
        # still in training when it is measured
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # the others train in eval mode
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
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
        # the others train in eval mode
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            net.train()
            for _ in range(epochs):
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
        # The modes are turned round
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.eval()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                net.train()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # This is J of the last batch
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
                    J = cost(net(x), y)
                costs.append(J.item())
            return costs
        # trained on the rows that are held out
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x_held), y_held)
                    J.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # This measures before the epoch
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
            return costs
        # This measures after each batch
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    net.train()
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                    net.eval()
                    with torch.no_grad():
                        J = cost(net(x_held), y_held)
                    costs.append(J.item())
            return costs
        # Only the last epoch is there
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            for _ in range(epochs):
                costs = []
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
        # This is one epoch
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(1):
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
        # a step for each epoch only
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                optimizer.zero_grad()
                for x, y in loader:
                    J = cost(net(x), y)
                    J.backward()
                optimizer.step()
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
                J = cost(net(x_held), y_held).detach()
                costs.append(J.item())
            return costs
        # J on the held-out rows is recorded
        with torch.no_grad(): => if True:
        net.train() => net.eval()  # never in training
        optimizer.step() => pass ;; net.eval() => net.eval(); optimizer.step()  # a step for each epoch only
        # The numbers are added up
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
            return sum(costs)
        # The last number alone
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
            return costs[-1]
        # The last number alone
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
            return J.item()
        # the cost has taken its mean already
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
                costs.append(J.item() / len(x_held))
            return costs
        # This is one epoch
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
        # raised AttributeError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    cost.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
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
        # raised NameError
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    loss.backward()
                    optimizer.step()
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # asked for, and yours are
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs):
                net.train()
                for x, y in loader:
                    optimizer.zero_grad()
                    J = cost(net(x), y)
                    J.backward()
                    optimizer.step()
                    costs.append(J.item())
                net.eval()
                with torch.no_grad():
                    J = cost(net(x_held), y_held)
                costs.append(J.item())
            return costs
        # ?
        def fit(net, optimizer, cost, loader, x_held, y_held, epochs):
            costs = []
            for _ in range(epochs + 1):
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
            return costs[1:]
    """,
}
