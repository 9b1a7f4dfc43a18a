"""Answers to the exercises of notebook 6, on PyTorch's autograd; bank.py says how to read and add them."""

RIGHT = {
    "quadratic_gradients": """
        tuple(2 * (w1 * x * x + w2 * x + b - y) * d for d in (x * x, x, 1))
        [-2 * (y - w1 * x**2 - w2 * x - b) * d for d in (x**2, x, 1)]
        2 * error * x**2, 2 * error * x, 2 * error => 2 * error * np.array([x**2, x, 1])
        error = w1 * x**2 + w2 * x + b - y => error = w1 * x**2 + w2 * x + b; error = error - y
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
        @staticmethod => # no decorator
        logaddexp(z, torch.zeros_like(z)) => nn.functional.softplus(z)
        torch.logaddexp(z, torch.zeros_like(z)) => z.clamp(min=0) + torch.log1p(torch.exp(-z.abs())) ;;
            * torch.sigmoid(z) => / (1 + torch.exp(-z))
        torch.logaddexp(z, torch.zeros_like(z)) => -torch.nn.functional.logsigmoid(-z) ;;
            torch.sigmoid(z) => (1 + torch.tanh(z / 2)) / 2
        ctx.save_for_backward(z) => ctx.s = torch.sigmoid(z) ;; (z,) = ctx.saved_tensors => s = ctx.s ;;
            upstream * torch.sigmoid(z) => upstream * s
        ctx.save_for_backward(z) => ctx.z = z ;; (z,) = ctx.saved_tensors => z = ctx.z ;;
            upstream * torch.sigmoid(z) => upstream * torch.exp(z - torch.logaddexp(z, 0 * z))
        class Softplus(torch.autograd.Function):
            @staticmethod
            def forward(ctx, z):
                a = torch.logaddexp(z, torch.zeros_like(z))
                ctx.save_for_backward(a)
                return a
            @staticmethod
            def backward(ctx, upstream):
                (a,) = ctx.saved_tensors
                return upstream * (1 - torch.exp(-a))
    """,
    "own_module": """
        super().__init__() => torch.nn.Module.__init__(self)
        self.W2 @ a1 + self.b2 => torch.addmm(self.b2, self.W2, a1)
        torch.tanh(self.W1 @ x + self.b1) => torch.nn.functional.linear(x.T, self.W1, self.b1[:, 0]).tanh().T
        self.W2, self.b2 = torch.nn.Parameter(W2), torch.nn.Parameter(b2) => self.register_parameter("b2",
            torch.nn.Parameter(b2.clone())); self.register_parameter("W2", torch.nn.Parameter(W2.clone()))
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
        @torch.no_grad() => # nothing here ;; p -= self => p.data -= self
        self.momentum * self.v[i] + p.grad => self.momentum * self.v[i] - self.rate * p.grad ;;
            p -= self.rate * self.v[i] => p += self.v[i]
        self.v[i] = self.momentum * self.v[i] + p.grad => self.v[i].mul_(self.momentum).add_(p.grad) ;;
            p -= self.rate * self.v[i] => p.sub_(self.rate * self.v[i])
        [torch.zeros_like(p) for p in self.parameters] => {} ;; self.v[i] + p => self.v.get(i, 0) + p
        [torch.zeros_like(p) for p in self.parameters] => [0.0] * len(self.parameters) ;;
            p -= self.rate * self.v[i] => p.copy_(p - self.rate * self.v[i]) ;;
            p.grad = None => p.grad = p.grad if p.grad is None else p.grad.zero_()
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
        cost(net(x_held), y_held).item() => float(cost(net(x_held), y_held))
        train() => train(True) ;; eval() => train(False)
        optimizer.zero_grad() => pass ;; optimizer.step() => optimizer.step(); optimizer.zero_grad()
        no_grad => inference_mode ;; cost(net(x), y).backward() => J = cost(net(x), y); J.backward()
        optimizer.zero_grad => net.zero_grad
        costs = [] => costs, batches = [], list(loader) ;; in loader => in batches
    """,
}

WRONG = {
    "quadratic_gradients": """
        2 * error => error  # Every number is half as large as
        2 * error => -2 * error  # Every number has its sign turned
        (2 * x, 1, 0)  # The second is the same in every
        error * x**2 => error * 2 * x  # with * in place of ** before
        + b - y => - y  # when b is left out
        + b - y => + b + y  # with + in place of − before y
        error = w1 * x**2 => error = w1 * x  # when the power 2 is left out
        error * x**2 => error * w1 * x**2  # The second and third are right
        # The third is right
        2 * error * x**2, 2 * error * x, => 2 * error * w1, 2 * error * w2,
        (2 * (w1 * x**2 + w2 * x + b - y),) * 3
        # 3 numbers are asked for
        2 * (w1 * x**2 + w2 * x + b - y)
        (w1 * x**2 + w2 * x + b - y) ** 2
        # All of it is right, but in
        return 2 * error * x**2, 2 * error * x, 2 * error => return 2 * error, 2 * error * x, 2 * error * x**2
        # ?
        w1 * x**2 + w2 * x + b - y => w1 * x**2 + w2 * x + b - y**2
        x**2 + w2 => 2 + w2
        return => pass #  # Your function works something out, but returns
    """,
    "zeroed_in_the_middle": """
        (1.5, 2)  # All of it is right, but in
        (-10, 4.5)  # ?
        (1, 0.75)  # Every number is half as large as
        # 2 numbers are asked for
        2
        (1.5,)
        (-4, 6, 2, 1.5)
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
        # ?
        13
        8
    """,
    "leaves": """
        (1, 0, 0, 1, 1)  # The first, third and fourth are right
        (1, 1, 0, 0, 1)  # The first, second and third are right
        (0, 0, 0, 0, 0)  # The third and fifth are right
        (0, 0, 0, 0, 1)  # The third is right
        # 5 numbers are asked for
        (1, 1, 0)
        (0, 1, 0, 1, 0, 1)
        ("p", "q", "s")  # 'p' is text
        ("yes", "yes", "no", "yes", "no")  # 'yes' is text
        (0, 1, 0, 0, 0)  # The second
        (0, 0, 1, 0, 0)  # The fifth is right
    """,
    "own_backward": """
        z, torch.zeros_like(z) => z, 0  # A plain number stands where a tensor
        (z,) = ctx.saved_tensors => z = ctx.saved_tensors  # take one out, such as ctx.saved_tensors[0]
        # forward has saved nothing
        ctx.save_for_backward(z) => pass
        ctx.save_for_backward(z) => pass ;; (z,) = ctx.saved_tensors => z = ctx.saved_tensors[0]
        return upstream * torch.sigmoid(z) => upstream * torch.sigmoid(z)  # backward handed on nothing
        return torch.logaddexp => torch.logaddexp  # forward hands over nothing
        (z,) = ctx => z = ctx  # raised TypeError
        upstream * torch.sigmoid(z) => upstream / torch.sigmoid(z)  # you divide by torch.sigmoid(z)
        upstream * torch.sigmoid(z) => -upstream * torch.sigmoid(z)  # sign turned
        upstream * torch.sigmoid(z) => 2 * upstream * torch.sigmoid(z)  # twice
        upstream * torch.sigmoid(z) => (upstream * torch.sigmoid(z)).mean()  # raised
        upstream * torch.sigmoid(z) => upstream * torch.tanh(z)  # with tanh in place of sigmoid
        upstream * torch.sigmoid(z) => upstream * 0.5  # The first is right
        torch.logaddexp(z, torch.zeros_like(z)) => torch.logaddexp(z, z)  # The second is right
        backward(ctx, upstream) => backward(upstream)  # backward gets two inputs and no self
        forward(ctx, z) => forward(self, ctx, z)  # forward gets two inputs and no self
        # Write class Softplus(torch.autograd.Function)
        (torch.autograd.Function): => :
        torch.autograd.Function => torch.nn.Module
        def backward => def back  # raised NotImplementedError
    """,
    "own_module": """
        super().__init__() => pass  # begins with super().__init__()
        (torch.nn.Module): => :  # Write class Network(torch.nn.Module)
        self.W1, self.b1 = => W1, b1 =  # raised AttributeError
        def forward => def Forward  # raised NotImplementedError
        # raised RuntimeError
        torch.tanh(self.W1 @ x + self.b1) => torch.tanh(x @ self.W1.T + self.b1)
        self.W1 @ x => self.W1 * x
        return self => self  # forward hands over nothing
        return self.W2 @ a1 + self.b2 => return a1, self.W2 @ a1 + self.b2  # forward gives a tuple
        self.W1 @ x + self.b1 => self.W1 @ x - self.b1  # with − in place of +
        (self, W1, b1, W2, b2) => (self, W1, b1)  # raised TypeError
        Parameter( => Parameter(2 *  # ?
    """,
    "own_optimizer": """
        self.momentum * self.v[i] + p.grad => self.momentum * self.v[i] + p.grad / (1 - self.momentum)  # ?
        # cannot be zeroed: set it to None
        p.grad = None => p.grad.zero_()
        p.grad = None => p.grad.data.zero_()
        # To clear a gradient, set .grad to None
        p.grad = None => p.grad = 0
        p.grad = None => p.grad = torch.tensor(0.0)
        @torch.no_grad() => # nothing here  # raised RuntimeError
        # raised AttributeError
        def zero_grad => def zero
        rate, self.momentum = list(parameters), rate, momentum => rate = list(parameters), rate
        [torch.zeros_like(p) for p in self.parameters] => []  # raised IndexError
        parameters, rate, momentum): => parameters, rate):  # raised TypeError
        p -= self.rate => p -= rate  # raised NameError
    """,
    "fit_module": """
        # raised RuntimeError
        optimizer.zero_grad() => J = cost(net(x), y); optimizer.step(); J.backward()
        net.train() => net.train(); torch.set_grad_enabled(False)
        # Each J is kept as a tensor
        y_held).item() => y_held) ;; with torch.no_grad(): => if True:
        # J on the held-out rows is recorded
        with torch.no_grad(): => if True:
        y_held).item() => y_held).detach() ;; with torch.no_grad(): => if True:
        return costs => pass  # returns nothing
        # raised TypeError
        range(epochs) => epochs
        cost(net(x), y) => cost(net(x, y))
        cost(net(x), y).backward => cost.backward  # raised AttributeError
        cost(net(x), y).backward => loss.backward  # raised NameError
        optimizer.step() => optimizer.step(); costs.append(1.0)  # asked for, and yours are
        range(epochs) => range(epochs + 1) ;; return costs => return costs[1:]  # ?
    """,
}
